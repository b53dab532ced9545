package io.sluice.delivery.telegram;

import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.Position;
import java.util.List;

/** What commands by message can see and do. */
public interface CommandDesk {
    /** How each account stands now, by its id. */
    List<AccountSnapshot> accounts();

    /** What each account holds now. */
    List<Position> positions();

    /**
     * Gives a command to an account. The same id twice is one command.
     *
     * @throws RuntimeException where it cannot be given now
     */
    void hand(OperatorCommand command);

    /** @return false when it cannot be taken now */
    boolean acknowledge(String alertId, String who, String reason);
}
