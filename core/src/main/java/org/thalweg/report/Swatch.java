package org.thalweg.report;

/** The small signs of the legends. */
final class Swatch {
    private static final String OPEN = "<svg class=\"swatch\" width=\"30\" height=\"12\" viewBox=\"0 0 30 12\" aria-hidden=\"true\">";
    private static final String ACROSS = "<path d=\"M1 6h28\" ";

    private Swatch() {}

    private static String of(String... parts) {
        return OPEN + String.join("", parts) + "</svg>";
    }

    static String bar(String colour) {
        return of("<rect x=\"1\" y=\"2\" width=\"28\" height=\"8\" fill=\"" + colour + "\"/>");
    }

    static String area(String colour) {
        return of("<rect x=\"1\" y=\"1\" width=\"28\" height=\"10\" fill=\"" + colour + "\" fill-opacity=\"0.3\" stroke=\"" + colour + "\"/>");
    }

    static String tint(int rgb, int alpha) {
        return of("<rect x=\"1\" y=\"1\" width=\"28\" height=\"10\" fill=\"#" + String.format(java.util.Locale.ROOT, "%06x", rgb)
                + "\" fill-opacity=\"" + org.thalweg.export.Decimal.plain(alpha / 255.0, 2).toPlainString() + "\"/>");
    }

    static String road() {
        return of(ACROSS + "class=\"road case\"/>", ACROSS + "class=\"road core\" stroke=\"#999\"/>");
    }

    static String rail() {
        return of(ACROSS + "class=\"rail case\"/>", ACROSS + "class=\"rail core\" stroke=\"#999\"/>", ACROSS + "class=\"rail ties\"/>");
    }

    static String plainRoad() {
        return of(ACROSS + "class=\"plain\" stroke=\"#555\"/>");
    }

    static String plainRail() {
        return of(ACROSS + "class=\"plain\" stroke=\"#555\"/>", ACROSS + "class=\"plain-ties\" stroke=\"#555\"/>");
    }

    static String plainBore() {
        return of(ACROSS + "class=\"plain\" stroke=\"#555\"/>", ACROSS + "class=\"plain-bore\"/>");
    }

    static String border() {
        return of(ACROSS + "class=\"border-casing\"/>", ACROSS + "class=\"border\"/>");
    }

    static String gate() {
        return of(ACROSS + "class=\"gate-segment\"/>", "<path d=\"M15 1l5 5-5 5-5-5z\" class=\"gate\"/>");
    }

    static String territory() {
        return of(ACROSS + "class=\"territory\"/>");
    }
}
