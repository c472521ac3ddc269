package org.thalweg.report;

/** HTML text under construction; everything that is not a tag is escaped. */
final class Html {
    private final StringBuilder out = new StringBuilder(1 << 20);

    /** Text with the five characters that mean something to HTML replaced, and characters that XML forbids left out. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                    if (c >= ' ' || c == '\n' || c == '\t') {
                        safe.append(c);
                    }
                }
            }
        }
        return safe.toString();
    }

    /** Markup that is already safe: made by this package, with no text from outside. */
    Html raw(CharSequence markup) {
        out.append(markup);
        return this;
    }

    /** An opening tag with its attributes as written, for example {@code open("table class=\"wide\"")}. */
    Html open(String tag) {
        out.append('<').append(tag).append('>');
        return this;
    }

    /** A closing tag. */
    Html close(String tag) {
        out.append("</").append(tag).append(">\n");
        return this;
    }

    /** Text. */
    Html text(String text) {
        out.append(escape(text));
        return this;
    }

    /** An element with only text in it; {@code tag} may carry attributes. */
    Html element(String tag, String text) {
        int space = tag.indexOf(' ');
        return open(tag).text(text).close(space < 0 ? tag : tag.substring(0, space));
    }

    /** A table row of plain cells. */
    Html row(String... cells) {
        return cells("td", cells);
    }

    /** A table row of headings. */
    Html head(String... cells) {
        open("thead").cells("th", cells);
        return close("thead");
    }

    /** Cells whose text reads as a number (or begins like one) are set to the right. */
    private Html cells(String tag, String... cells) {
        out.append("<tr>");
        for (String cell : cells) {
            boolean number = tag.equals("td") && cell.matches("[-+−]?[0-9][0-9\\u00a0.]*(%|‰)?");
            out.append('<').append(tag).append(number ? " class=\"n\">" : ">").append(escape(cell));
            out.append("</").append(tag).append('>');
        }
        out.append("</tr>\n");
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
