package io.sluice.replay.report;

import java.io.IOException;
import java.util.List;

/** Writes HTML; whatever came from outside goes through {@link #text}. */
record Html(Appendable out) {

    /** Markup of our own. */
    Html raw(String markup) throws IOException {
        out.append(markup);
        return this;
    }

    /** Text, escaped for content and for quoted attributes. */
    Html text(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(letter);
            }
        }
        return this;
    }

    Html element(String tag, String text) throws IOException {
        return raw("<" + tag + ">").text(text).raw("</" + tag + ">");
    }

    Html element(String tag, String cssClass, String text) throws IOException {
        return raw("<" + tag + " class=\"" + cssClass + "\">").text(text).raw("</" + tag + ">");
    }

    /** A table that scrolls by itself where the page is narrow; the first column names the row. */
    Html table(List<String> heads) throws IOException {
        raw("<div class=\"scroll\"><table><thead><tr>");
        for (String head : heads) {
            raw("<th scope=\"col\">").text(head).raw("</th>");
        }
        return raw("</tr></thead><tbody>\n");
    }

    Html row(String name, List<String> cells) throws IOException {
        raw("<tr><th scope=\"row\">").text(name).raw("</th>");
        for (String cell : cells) {
            element("td", cell);
        }
        return raw("</tr>\n");
    }

    Html endTable() throws IOException {
        return raw("</tbody></table></div>\n");
    }

    /** A list of texts. */
    Html list(List<String> items) throws IOException {
        raw("<ul>");
        for (String item : items) {
            element("li", item);
        }
        return raw("</ul>\n");
    }
}
