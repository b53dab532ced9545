package io.sluice.delivery.desk;

import io.sluice.delivery.runner.Delivery;
import io.sluice.delivery.runner.RecordCodec;
import io.sluice.delivery.telegram.CommandDesk;
import io.sluice.delivery.telegram.TelegramChannel;
import io.sluice.operator.OperatorDesk;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.Position;
import io.sluice.schemas.catalogue.Topics;
import java.util.List;
import java.util.Map;

/** The desk of a running pipeline. */
public final class KafkaCommandDesk implements CommandDesk, AutoCloseable {
    private final LatestRecords<AccountSnapshot> accounts;
    private final LatestRecords<Position> positions;
    private final OperatorDesk desk;
    private final Delivery delivery;

    public KafkaCommandDesk(Map<String, Object> kafka, RecordCodec codec, OperatorDesk desk, Delivery delivery) {
        this.accounts = new LatestRecords<>(kafka, codec, Topics.ACCOUNTS);
        this.positions = new LatestRecords<>(kafka, codec, Topics.POSITIONS);
        this.desk = desk;
        this.delivery = delivery;
        accounts.start();
        positions.start();
    }

    @Override
    public List<AccountSnapshot> accounts() {
        return accounts.values();
    }

    @Override
    public List<Position> positions() {
        return positions.values();
    }

    @Override
    public void hand(OperatorCommand command) {
        desk.hand(command, desk.timeOf(command.getAccount()).orElse(command.getTime()));
    }

    @Override
    public boolean acknowledge(String alertId, String who, String reason) {
        return delivery.acknowledge(alertId, TelegramChannel.NAME, who, reason);
    }

    @Override
    public void close() {
        accounts.close();
        positions.close();
    }
}
