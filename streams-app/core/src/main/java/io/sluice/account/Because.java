package io.sluice.account;

import io.sluice.schemas.OperatorCommand;

/**
 * Why an entry is taken back, for the event that says so where it has not left the house.
 *
 * @param code stable, for example HALT or R-BREAKER
 * @param text for people; who and why where somebody ordered it
 */
record Because(String code, String text) {
    static Because of(OperatorCommand command) {
        return new Because(command.getKind().name(), command.getWho() + ": " + command.getReason());
    }
}
