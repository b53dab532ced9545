package io.sluice.files.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fields of one line at a time: split at the delimiter, without blanks and quotes around each, or around the whole
 * line. Numbers and times hold no delimiter, so quotes never hide one. They are read where they stand, because a text of
 * its own for each of the millions of fields of a file costs more than what is read from it. For one thread.
 */
final class Fields {
    /** What {@link #wholeNumber} gives where there is none. */
    static final long NO_NUMBER = -1;

    private static final int MOST_WHOLE_DIGITS = 18;

    private final char delimiter;
    private char[] line = {};
    /** Where each field begins and ends, in turns. */
    private int[] bounds = new int[32];

    private int count;

    Fields(char delimiter) {
        this.delimiter = delimiter;
    }

    /** The fields of a line as texts. */
    static List<String> of(String line, char delimiter) {
        Fields fields = new Fields(delimiter);
        fields.split(line.toCharArray(), 0, line.length());
        List<String> texts = new ArrayList<>(fields.count);
        for (int place = 0; place < fields.count; place++) {
            texts.add(fields.text(place));
        }
        return texts;
    }

    /** Takes the next line, which must stay as it is for as long as its fields are asked for. */
    void split(char[] characters, int from, int to) {
        line = characters;
        count = 0;
        int begin = from;
        for (int i = from; i < to; i++) {
            if (characters[i] == delimiter) {
                add(begin, i);
                begin = i + 1;
            }
        }
        add(begin, to);
    }

    private void add(int from, int to) {
        int begin = from;
        int end = to;
        while (begin < end && dispensable(line[begin])) {
            begin++;
        }
        while (end > begin && dispensable(line[end - 1])) {
            end--;
        }
        if (2 * count == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[2 * count] = begin;
        bounds[2 * count + 1] = end;
        count++;
    }

    private static boolean dispensable(char character) {
        return character == '"' || character == ' ';
    }

    int count() {
        return count;
    }

    String text(int place) {
        int begin = bounds[2 * place];
        return new String(line, begin, bounds[2 * place + 1] - begin);
    }

    boolean isEmpty(int place) {
        return bounds[2 * place] == bounds[2 * place + 1];
    }

    /** @throws NumberFormatException when the field is no number */
    double number(int place) {
        return DecimalText.parse(line, bounds[2 * place], bounds[2 * place + 1]);
    }

    /** The number of 1 to {@value #MOST_WHOLE_DIGITS} digits that the field is; {@link #NO_NUMBER} for any other field. */
    long wholeNumber(int place) {
        int begin = bounds[2 * place];
        int end = bounds[2 * place + 1];
        if (begin == end || end - begin > MOST_WHOLE_DIGITS) {
            return NO_NUMBER;
        }
        long value = 0;
        for (int i = begin; i < end; i++) {
            int digit = line[i] - '0';
            if (digit < 0 || digit > 9) {
                return NO_NUMBER;
            }
            value = 10 * value + digit;
        }
        return value;
    }
}
