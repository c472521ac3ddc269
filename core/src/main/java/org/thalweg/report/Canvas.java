package org.thalweg.report;

import java.util.List;
import org.thalweg.export.Decimal;

/** An SVG drawing under construction. Coordinates are user units, y downwards, written to a tenth. */
final class Canvas {
    private final StringBuilder out = new StringBuilder(1 << 14);

    /**
     * Begins a drawing.
     *
     * @param width width (user units)
     * @param height height (user units)
     * @param title what it shows, for those who cannot see it
     */
    Canvas(double width, double height, String title) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 ");
        number(width).append(' ');
        number(height).append("\" width=\"");
        number(width).append("\" height=\"");
        number(height).append("\"><title>").append(Html.escape(title)).append("</title>\n");
    }

    private StringBuilder number(double value) {
        int at = out.length();
        Decimal.append(out, value, 1);
        if (out.charAt(out.length() - 1) == '0') {
            out.setLength(out.length() - 2);
        }
        if (out.length() == at) {
            out.append('0');
        }
        return out;
    }

    private void attribute(String name, double value) {
        out.append(' ').append(name).append("=\"");
        number(value).append('"');
    }

    /** Markup made by this package. */
    Canvas raw(CharSequence markup) {
        out.append(markup);
        return this;
    }

    /** Begins a part that is clipped to a rectangle and keeps the drawing's coordinates. */
    Canvas clip(double x, double y, double width, double height) {
        out.append("<svg");
        attribute("x", x);
        attribute("y", y);
        attribute("width", width);
        attribute("height", height);
        out.append(" viewBox=\"");
        number(x).append(' ');
        number(y).append(' ');
        number(width).append(' ');
        number(height).append("\">\n");
        return this;
    }

    /** Ends a clipped part. */
    Canvas unclip() {
        out.append("</svg>\n");
        return this;
    }

    /** A rectangle; {@code style} is attributes as written. */
    Canvas rect(double x, double y, double width, double height, String style) {
        out.append("<rect");
        attribute("x", x);
        attribute("y", y);
        attribute("width", Math.max(0, width));
        attribute("height", Math.max(0, height));
        out.append(' ').append(style).append("/>\n");
        return this;
    }

    /** A straight line. */
    Canvas line(double x1, double y1, double x2, double y2, String style) {
        out.append("<line");
        attribute("x1", x1);
        attribute("y1", y1);
        attribute("x2", x2);
        attribute("y2", y2);
        out.append(' ').append(style).append("/>\n");
        return this;
    }

    /** A circle. */
    Canvas circle(double x, double y, double r, String style) {
        out.append("<circle");
        attribute("cx", x);
        attribute("cy", y);
        attribute("r", r);
        out.append(' ').append(style).append("/>\n");
        return this;
    }

    /** Text whose baseline begins (or is centred, or ends) at a point; anchor is start, middle or end. */
    Canvas text(double x, double y, String anchor, String style, String text) {
        out.append("<text");
        attribute("x", x);
        attribute("y", y);
        if (!anchor.equals("start")) {
            out.append(" text-anchor=\"").append(anchor).append('"');
        }
        out.append(' ').append(style).append('>').append(Html.escape(text)).append("</text>\n");
        return this;
    }

    /** Text turned about its point by degrees clockwise. */
    Canvas turned(double x, double y, double degrees, String anchor, String style, String text) {
        StringBuilder transform = new StringBuilder(style).append(" transform=\"rotate(");
        transform.append(Decimal.plain(degrees, 1).toPlainString()).append(' ');
        transform.append(Decimal.plain(x, 1).toPlainString()).append(' ');
        transform.append(Decimal.plain(y, 1).toPlainString()).append(")\"");
        return text(x, y, anchor, transform.toString(), text);
    }

    /** A path of its own data. */
    Canvas path(CharSequence data, String style) {
        if (data.length() > 0) {
            out.append("<path d=\"").append(data).append("\" ").append(style).append("/>\n");
        }
        return this;
    }

    /** The data of polylines, for {@link #path}: relative moves, in tenths rounded without drift. */
    static StringBuilder data(List<double[]> points, boolean close) {
        return append(new StringBuilder(), points, close);
    }

    /** Appends one polyline to a path's data. */
    static StringBuilder append(StringBuilder to, List<double[]> points, boolean close) {
        long px = 0;
        long py = 0;
        for (int i = 0; i < points.size(); i++) {
            long x = Math.round(points.get(i)[0] * 10);
            long y = Math.round(points.get(i)[1] * 10);
            if (i > 0 && x == px && y == py) {
                continue;
            }
            to.append(i == 0 ? "M" : "l");
            tenths(to, i == 0 ? x : x - px);
            to.append(' ');
            tenths(to, i == 0 ? y : y - py);
            px = x;
            py = y;
        }
        return close && !points.isEmpty() ? to.append('z') : to;
    }

    private static void tenths(StringBuilder to, long tenths) {
        if (tenths < 0) {
            to.append('-');
        }
        long size = Math.abs(tenths);
        if (size >= 10 || size % 10 == 0) {
            to.append(size / 10);
        }
        if (size % 10 != 0) {
            to.append('.').append(size % 10);
        }
    }

    /** The whole drawing. */
    String finish() {
        return out.append("</svg>\n").toString();
    }
}
