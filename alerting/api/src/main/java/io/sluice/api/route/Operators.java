package io.sluice.api.route;

import static io.sluice.api.route.Parameter.IDEMPOTENCY_KEY;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.HandlerType;
import io.sluice.api.access.Fault;
import io.sluice.api.access.Person;
import io.sluice.api.view.Listing;
import io.sluice.api.view.LiveView;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.id.Ids;
import io.sluice.schemas.serde.ExactJson;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people order: commands to accounts, and that they have seen an alert. Each with who, why, and a key. */
final class Operators {
    private static final Logger LOG = LoggerFactory.getLogger(Operators.class);
    private static final Set<OperatorCommandKind> KINDS = EnumSet.of(
            OperatorCommandKind.PAUSE,
            OperatorCommandKind.REDUCE,
            OperatorCommandKind.FLATTEN,
            OperatorCommandKind.HALT,
            OperatorCommandKind.FREEZE,
            OperatorCommandKind.RESUME,
            OperatorCommandKind.VETO,
            OperatorCommandKind.ACKNOWLEDGE);
    /** What is about one order that waits, or its decision. */
    private static final Set<OperatorCommandKind> OF_ONE_ORDER =
            EnumSet.of(OperatorCommandKind.VETO, OperatorCommandKind.ACKNOWLEDGE);

    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_REASON = 500;

    private final Desk desk;
    private final LiveView view;
    private final Given given;
    private final List<String> accounts;
    private final InstantSource clock;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    Operators(Desk desk, LiveView view, List<String> accounts, InstantSource clock) {
        this.desk = desk;
        this.view = view;
        this.given = new Given(view);
        this.accounts = accounts;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                order(
                        "/accounts/{id}/commands",
                        "Orders something of an account: " + kinds() + ". A VETO names its order in targetId;"
                                + " so does an ACKNOWLEDGE, which lets an order that waits go before its window ends.",
                        "NewCommand",
                        "GivenCommand",
                        this::command),
                order(
                        "/alerts/{id}/acknowledge",
                        "Says that somebody has seen an alert and takes care of it.",
                        "Acknowledgement",
                        "GivenCommand",
                        this::acknowledge));
    }

    private static Route order(String path, String summary, String body, String answer, Route.Action action) {
        return new Route(
                HandlerType.POST,
                RouteTable.API + path,
                Access.TRADER,
                summary,
                List.of(IDEMPOTENCY_KEY),
                Optional.of(body),
                answer,
                202,
                action);
    }

    private static String kinds() {
        return Arrays.stream(OperatorCommandKind.values())
                .filter(KINDS::contains)
                .map(Enum::name)
                .collect(Collectors.joining(", "));
    }

    private Answer command(Request request) {
        String account = request.path("id");
        JsonNode body = request.body();
        Bodies.refuseOthers(body, List.of("kind", "targetId", "reason"));
        OperatorCommandKind kind = kind(Bodies.text(body, "kind", LONGEST_ID));
        Optional<String> target = Bodies.find(body, "targetId", LONGEST_ID);
        if (OF_ONE_ORDER.contains(kind) && target.isEmpty()) {
            throw Fault.badField("targetId", "is missing: it names the order that is meant");
        }
        return give(request, account, kind, target, Bodies.text(body, "reason", LONGEST_REASON));
    }

    private static OperatorCommandKind kind(String name) {
        return KINDS.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Fault.badField("kind", "is not one of " + kinds()));
    }

    private Answer acknowledge(Request request) {
        String alert = request.path("id");
        JsonNode body = request.body();
        Bodies.refuseOthers(body, List.of("reason"));
        String reason = Bodies.find(body, "reason", LONGEST_REASON).orElse("seen");
        String account = view.find(Listing.ALERTS, alert)
                .orElseThrow(() -> Fault.notFound("no alert of this id is known"))
                .keys()
                .getOrDefault("account", accounts.getFirst());
        return give(request, account, OperatorCommandKind.ACKNOWLEDGE, Optional.of(alert), reason);
    }

    private Answer give(
            Request request, String account, OperatorCommandKind kind, Optional<String> target, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        OperatorCommand command = OperatorCommand.newBuilder()
                .setId(id(request))
                .setAccount(account)
                .setKind(kind)
                .setTargetId(target.orElse(null))
                .setWho(request.person().name())
                .setReason(reason)
                .setTime(now)
                .build();
        // One at a time for each account: two requests with one key must not both find that it is new.
        synchronized (locks.computeIfAbsent(known(account), each -> new Object())) {
            Optional<String> before = given.before(command);
            if (before.isPresent()) {
                return Answer.accepted(before.get());
            }
            hand(command, now);
            given.remember(command);
        }
        LOG.info("{} ordered {} of {}: {}", command.getWho(), kind, account, reason);
        return Answer.accepted(ExactJson.render(command));
    }

    private String known(String account) {
        if (!accounts.contains(account) && view.account(account).isEmpty()) {
            throw Fault.notFound("there is no account of this id");
        }
        return account;
    }

    private void hand(OperatorCommand command, Instant now) {
        try {
            desk.hand(command, desk.timeOf(command.getAccount()).orElse(now));
        } catch (KafkaException away) {
            LOG.error("{} of {} was not handed over", command.getKind(), command.getAccount(), away);
            throw Fault.of(
                    503,
                    "Service unavailable",
                    "the cluster does not take orders at the moment; send it again with the same Idempotency-Key");
        }
    }

    /** The same person with the same key means the same command; two people may choose the same key. */
    private static String id(Request request) {
        Person who = request.person();
        String key = request.text(IDEMPOTENCY_KEY.name()).orElseThrow();
        if (key.length() > LONGEST_KEY) {
            throw Fault.badField(IDEMPOTENCY_KEY.name(), "is longer than " + LONGEST_KEY + " characters");
        }
        return Ids.of("operator-command", "api", who.name(), key);
    }
}
