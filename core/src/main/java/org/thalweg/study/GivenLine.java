package org.thalweg.study;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.standard.Mode;

/**
 * A line that a user hands in. A file need not tell everything: a drawn line has no elements of its own, LandXML may come
 * without a profile, and only Thalweg's own files name mode and structures.
 *
 * @param crs projected CRS of the coordinates, {@code EPSG:n}; empty when the file names none: the scenario's
 * @param mode what the line carries; empty when the file does not say
 * @param plan plan line
 * @param profile profile over the whole plan line; empty when the file gives no heights
 * @param structures stretches that cover the line; empty when they are to be chosen
 * @param fit how well the elements keep to a drawn line; empty when the file gives elements
 */
public record GivenLine(
        Optional<String> crs,
        Optional<Mode> mode,
        HorizontalAlignment plan,
        Optional<VerticalAlignment> profile,
        Optional<List<StructureSpan>> structures,
        Optional<Fit> fit) {
    /** Checks that the parts belong together. */
    public GivenLine {
        Objects.requireNonNull(crs);
        Objects.requireNonNull(mode);
        Objects.requireNonNull(plan);
        structures = structures.map(List::copyOf);
        profile.ifPresent(p -> {
            double first = p.pvis().get(0).station();
            double last = p.pvis().get(p.pvis().size() - 1).station();
            if (Math.abs(first) > 1e-3 || Math.abs(last - plan.length()) > 1e-3) {
                throw new IllegalArgumentException("the profile runs from station " + first + " to " + last
                        + " m, the plan line from 0 to " + plan.length() + " m");
            }
        });
    }

    /**
     * How well fitted elements keep to the points that were drawn.
     *
     * @param points number of drawn points
     * @param distance greatest distance of a drawn point from the plan line (m)
     * @param station station of the line nearest to that point (m)
     * @param height greatest difference in height between a drawn point and the profile (m); NaN without heights
     */
    public record Fit(int points, double distance, double station, double height) {}
}
