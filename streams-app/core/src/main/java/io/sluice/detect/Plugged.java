package io.sluice.detect;

import java.util.function.Supplier;

/** Calls to what others have written, at start: whatever goes wrong in it becomes a refusal that says whose it is. */
final class Plugged {
    private Plugged() {}

    /**
     * Its own refusal, an {@link IllegalArgumentException}, passes, with the name in front where it has left it out.
     *
     * @param name what messages begin with
     * @param trouble what it means when the call fails in another way
     */
    static <T> T call(String name, String trouble, Supplier<T> call) {
        try {
            return call.get();
        } catch (IllegalArgumentException refusal) {
            String message = String.valueOf(refusal.getMessage());
            throw message.startsWith(name + ": ")
                    ? refusal
                    : new IllegalArgumentException(name + ": " + message, refusal);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError broken) {
            throw new IllegalArgumentException(name + ": " + trouble + ": " + broken, broken);
        }
    }
}
