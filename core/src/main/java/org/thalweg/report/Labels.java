package org.thalweg.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps labels off each other, off the lines and inside their frame. Boxes are {left, top, right, bottom} in user units.
 */
final class Labels {
    private final double[] frame;
    private final List<double[]> boxes = new ArrayList<>();
    /** Cells of 3 units that lines cover, row by row; touched by labels only when nothing better is left. */
    private final boolean[] inked;
    private static final double CELL = 3;
    private final int columns;

    /** Begins with an empty frame. */
    Labels(double left, double top, double right, double bottom) {
        frame = new double[] {left, top, right, bottom};
        columns = (int) Math.ceil((right - left) / CELL) + 1;
        inked = new boolean[columns * ((int) Math.ceil((bottom - top) / CELL) + 1)];
    }

    /** Width of a text (user units): that of the widest of the sans-serif faces that browsers choose. */
    static double width(String text, double size) {
        double narrow = text.chars().filter(c -> " .,:;il|\u00a0".indexOf(c) >= 0).count();
        return size * (0.61 * (text.length() - narrow) + 0.33 * narrow);
    }

    /** Marks what a polyline covers. */
    void ink(List<double[]> points) {
        for (int i = 1; i < points.size(); i++) {
            double[] a = points.get(i - 1);
            double[] b = points.get(i);
            int steps = 1 + (int) (Math.hypot(b[0] - a[0], b[1] - a[1]) / CELL);
            if (steps > 5000) {
                continue;
            }
            for (int k = 0; k <= steps; k++) {
                mark(a[0] + (b[0] - a[0]) * k / steps, a[1] + (b[1] - a[1]) * k / steps);
            }
        }
    }

    private void mark(double x, double y) {
        if (x >= frame[0] && x <= frame[2] && y >= frame[1] && y <= frame[3]) {
            inked[(int) ((y - frame[1]) / CELL) * columns + (int) ((x - frame[0]) / CELL)] = true;
        }
    }

    /** Takes a box whatever is there. */
    void take(double[] box) {
        boxes.add(box);
    }

    /** Whether a box lies in the frame and off all others. */
    boolean free(double[] box) {
        if (box[0] < frame[0] || box[1] < frame[1] || box[2] > frame[2] || box[3] > frame[3]) {
            return false;
        }
        for (double[] b : boxes) {
            if (box[0] < b[2] && b[0] < box[2] && box[1] < b[3] && b[1] < box[3]) {
                return false;
            }
        }
        return true;
    }

    /** How many cells of lines a box covers. */
    int cover(double[] box) {
        int count = 0;
        for (double y = box[1]; y <= box[3]; y += CELL) {
            for (double x = box[0]; x <= box[2]; x += CELL) {
                if (x >= frame[0] && x <= frame[2] && y >= frame[1] && y <= frame[3]) {
                    count += inked[(int) ((y - frame[1]) / CELL) * columns + (int) ((x - frame[0]) / CELL)] ? 1 : 0;
                }
            }
        }
        return count;
    }

    /**
     * Takes the free box among candidates that covers lines least.
     *
     * @param candidates boxes, the most wanted first
     * @param most most cells of lines that it may cover
     * @return index of the box taken, or -1 when none is good enough
     */
    int place(List<double[]> candidates, int most) {
        int best = -1;
        int least = most + 1;
        for (int i = 0; i < candidates.size() && least > 0; i++) {
            if (free(candidates.get(i))) {
                int cover = cover(candidates.get(i));
                if (cover < least) {
                    least = cover;
                    best = i;
                }
            }
        }
        if (best >= 0) {
            boxes.add(candidates.get(best));
        }
        return best;
    }

    /** The box of a text centred at a point, with a little air. */
    static double[] box(double x, double y, String text, double size) {
        double half = width(text, size) / 2 + 1.5;
        return new double[] {x - half, y - 0.6 * size, x + half, y + 0.6 * size};
    }
}
