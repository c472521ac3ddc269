package org.thalweg.section;

import java.util.function.DoubleUnaryOperator;
import org.thalweg.standard.SideSlopes;

/**
 * An independent, slow way to one half of a section: thin upright slices from the axis outwards, the face advanced slice
 * by slice with the slope of the layer that it is in. Shares nothing with the closed form or the walk.
 */
final class SlicedSection {
    double soil;
    double rock;
    double fill;
    double width;
    boolean meets;

    /** Ground over the platform's level as a function of the distance from the axis; slices of {@code dx} (m). */
    static SlicedSection of(double half, SideSlopes slopes, DoubleUnaryOperator ground, double dx) {
        SlicedSection s = new SlicedSection();
        int n = (int) Math.round(half / dx);
        for (int i = 0; i < n; i++) {
            s.add(ground.applyAsDouble((i + 0.5) * half / n), slopes, half / n);
        }
        double u = half;
        double face = 0;
        boolean cut = ground.applyAsDouble(half) > 0;
        while (u < half + slopes.reach() + dx) {
            double over = ground.applyAsDouble(u) - face;
            if (cut ? over <= 0 : over >= 0) {
                s.meets = true;
                break;
            }
            double m = over > slopes.soilDepth() ? slopes.cutRock() : slopes.cutSoil();
            if (face >= slopes.benchHeight() / 2) {
                m += slopes.benchWidth() / slopes.benchHeight();
            }
            double step = cut ? dx / m : -dx / slopes.fill();
            s.add(ground.applyAsDouble(u + 0.5 * dx) - face - 0.5 * step, slopes, dx);
            face += step;
            u += dx;
        }
        s.width = u - 0.5 * dx;
        return s;
    }

    private void add(double over, SideSlopes slopes, double dx) {
        double cut = Math.max(0, over);
        soil += Math.min(cut, slopes.soilDepth()) * dx;
        rock += Math.max(0, cut - slopes.soilDepth()) * dx;
        fill += Math.max(0, -over) * dx;
    }
}
