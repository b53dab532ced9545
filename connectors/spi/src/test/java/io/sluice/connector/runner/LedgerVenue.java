package io.sluice.connector.runner;

import io.sluice.connector.AccountLookup;
import io.sluice.connector.InstrumentRules;
import io.sluice.connector.OrderEntry;
import io.sluice.connector.OrderLookup;
import io.sluice.connector.ReportListener;
import io.sluice.connector.RequestBudget;
import io.sluice.connector.Venue;
import io.sluice.connector.VenueSession;
import io.sluice.connector.VenueTraits;
import io.sluice.connector.VenueUnavailable;
import io.sluice.order.call.Answer;
import io.sluice.order.call.Finding;
import io.sluice.order.call.VenueCall;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueOrderStatus;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.Liquidity;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.Side;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The connector of {@link Ledger}: as little as a connector can be. */
final class LedgerVenue implements Venue {
    static final String NAME = "binance";
    private static final int ANSWER_MILLIS = 1_000;

    private final int port;

    LedgerVenue(int port) {
        this.port = port;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public VenueTraits traits() {
        return new VenueTraits(true, false, false, Duration.ofMillis(500), Duration.ofDays(1));
    }

    @Override
    public VenueSession open(String account) {
        return new Session();
    }

    private String ask(String line) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.setSoTimeout(ANSWER_MILLIS);
            out.println(line);
            String answer = in.readLine();
            if (answer == null) {
                throw new IOException("no answer");
            }
            return answer;
        }
    }

    /** {@code ORDER clientId venueId instrument side quantity id:quantity,id:quantity}. */
    private static VenueOrder order(String line) {
        String[] words = line.split(" ", -1);
        Instant now = Instant.now();
        List<VenueTrade> trades = Arrays.stream(words[6].split(",", -1))
                .map(trade -> trade.split(":", -1))
                .map(trade -> new VenueTrade(
                        trade[0],
                        words[1],
                        words[2],
                        words[3],
                        Side.valueOf(words[4]),
                        Quantity.of(trade[1]),
                        Price.of("100"),
                        Money.ZERO,
                        "USDT",
                        Liquidity.TAKER,
                        now))
                .toList();
        Quantity quantity = Quantity.of(words[5]);
        return new VenueOrder(
                words[1],
                words[2],
                words[3],
                Side.valueOf(words[4]),
                quantity,
                VenueOrderStatus.FILLED,
                quantity,
                trades,
                null,
                null,
                now);
    }

    private final class Session implements VenueSession, OrderEntry, OrderLookup, AccountLookup {
        @Override
        public void start(ReportListener listener) {}

        @Override
        public OrderEntry orders() {
            return this;
        }

        @Override
        public OrderLookup lookup() {
            return this;
        }

        @Override
        public AccountLookup account() {
            return this;
        }

        @Override
        public InstrumentRules rules() {
            return order -> Optional.empty();
        }

        @Override
        public RequestBudget budget() {
            return use -> Duration.ZERO;
        }

        @Override
        public Answer place(VenueCall.Place call) {
            OrderCommand order = call.order();
            String request = String.join(
                    " ",
                    "PLACE",
                    order.getClientOrderId(),
                    order.getInstrument(),
                    order.getSide().name(),
                    new Quantity(order.getQuantity()).toString(),
                    call.deadline().toString());
            try {
                String answer = ask(request);
                return answer.equals("LATE")
                        ? new Answer.Refused(ErrorClass.API_ERROR, "LATE", "outside its window", null)
                        : new Answer.Accepted(order(answer));
            } catch (IOException e) {
                return new Answer.Unknown(ErrorClass.TIMEOUT_ERROR, "IO", String.valueOf(e.getMessage()));
            }
        }

        @Override
        public Answer cancel(VenueCall.Cancel call) {
            return new Answer.Unknown(ErrorClass.UNKNOWN_ERROR, "NOTHING_WORKS", "everything is executed at once");
        }

        @Override
        public Finding find(VenueCall.LookUp call) {
            try {
                String answer = ask("FIND " + call.order().getClientOrderId());
                return answer.equals("NONE") ? new Finding.NotFound() : new Finding.Found(order(answer));
            } catch (IOException e) {
                return new Finding.Inconclusive(ErrorClass.NETWORK_ERROR, "IO", String.valueOf(e.getMessage()));
            }
        }

        @Override
        public List<VenueOrder> openOrders(Instant deadline) {
            return List.of();
        }

        @Override
        public List<VenueTrade> tradesSince(Instant since, Instant deadline) throws VenueUnavailable {
            try {
                String all = ask("ALL");
                return all.isEmpty()
                        ? List.of()
                        : Arrays.stream(all.split(";", -1))
                                .flatMap(line -> order(line).trades().stream())
                                .toList();
            } catch (IOException e) {
                throw new VenueUnavailable(ErrorClass.NETWORK_ERROR, "IO", String.valueOf(e.getMessage()));
            }
        }

        @Override
        public Map<String, Quantity> positions(Instant deadline) {
            return Map.of();
        }

        @Override
        public Map<String, Money> balances(Instant deadline) {
            return Map.of();
        }

        @Override
        public void close() {}
    }
}
