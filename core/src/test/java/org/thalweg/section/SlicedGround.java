package org.thalweg.section;

import java.util.function.DoubleUnaryOperator;
import org.thalweg.standard.SideSlopes;

/**
 * One half of a section by thin slices, for tests of other packages.
 *
 * @param cut cut (m2)
 * @param fill fill (m2)
 * @param width distance from the axis to the toe (m)
 */
public record SlicedGround(double cut, double fill, double width) {
    /** Ground over the platform as a function of the distance from the axis; slices of {@code dx} (m). */
    public static SlicedGround of(double half, SideSlopes slopes, DoubleUnaryOperator ground, double dx) {
        SlicedSection s = SlicedSection.of(half, slopes, ground, dx);
        return new SlicedGround(s.soil + s.rock, s.fill, s.width);
    }
}
