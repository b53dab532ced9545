package io.sluice.files.csv;

/**
 * Reads doubles as {@link Double#parseDouble} does, bit for bit, and plain decimals of up to 15 digits, as nearly all of a
 * market are, without its general way: digits and power of ten are then exact doubles, and dividing one by the other rounds
 * once and rightly (W. D. Clinger, "How to Read Floating Point Numbers Accurately", 1990).
 */
final class DecimalText {
    private static final int MOST_DIGITS = 15;

    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private DecimalText() {}

    /**
     * The number that the characters from {@code from} to before {@code to} are.
     *
     * @throws NumberFormatException when they are no number
     */
    static double parse(char[] text, int from, int to) {
        long digits = 0;
        int point = -1;
        for (int i = from; i < to; i++) {
            char each = text[i];
            if (each >= '0' && each <= '9') {
                digits = 10 * digits + (each - '0');
            } else if (each == '.' && point < 0) {
                point = i;
            } else {
                return asThePlatform(text, from, to);
            }
        }
        int count = point < 0 ? to - from : to - from - 1;
        if (count < 1 || count > MOST_DIGITS) {
            return asThePlatform(text, from, to);
        }
        return digits / POWERS[point < 0 ? 0 : to - 1 - point];
    }

    private static double asThePlatform(char[] text, int from, int to) {
        return Double.parseDouble(new String(text, from, to - from));
    }
}
