package io.sluice.delivery.text;

import io.sluice.schemas.Alert;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Alerts in one short message: at most 160 characters of the GSM 7-bit default alphabet (3GPP TS 23.038), where a
 * character of its extension table counts twice. What the alphabet does not have loses its accent, or becomes a question mark.
 */
public final class SmsText {
    /** Septets of one message. */
    public static final int LENGTH = 160;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";
    private static final String CUT = "...";

    private final Catalogue catalogue;

    public SmsText(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Severity, code and where, then as much of the text as fits. */
    public String of(Alert alert, Language language) {
        String where = alert.getAccount() == null ? "" : " " + alert.getAccount();
        String what = alert.getInstrument() == null ? "" : " " + alert.getInstrument();
        String head = catalogue.severity(alert, language).toUpperCase(Locale.ROOT);
        return fitted(head + " " + alert.getCode() + where + what + ": " + catalogue.text(alert, language));
    }

    /** How many septets a text of the alphabet needs. */
    public static int septets(String text) {
        return text.chars().map(each -> EXTENSION.indexOf(each) >= 0 ? 2 : 1).sum();
    }

    static String fitted(String text) {
        StringBuilder spelt = new StringBuilder();
        text.codePoints().forEach(each -> spelt.append(spelt(each)));
        if (septets(spelt.toString()) <= LENGTH) {
            return spelt.toString();
        }
        int end = spelt.length();
        while (septets(spelt.substring(0, end)) > LENGTH - CUT.length()) {
            end--;
        }
        return spelt.substring(0, end) + CUT;
    }

    private static String spelt(int character) {
        String own = Character.toString(character);
        if (has(own)) {
            return own;
        }
        String plain = Normalizer.normalize(own, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return !plain.isEmpty() && plain.chars().allMatch(each -> has(Character.toString(each))) ? plain : "?";
    }

    private static boolean has(String character) {
        return BASIC.contains(character) || EXTENSION.contains(character);
    }
}
