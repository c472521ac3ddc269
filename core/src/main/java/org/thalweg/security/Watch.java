package org.thalweg.security;

import java.util.Objects;
import org.thalweg.territory.Border;

/**
 * A border watched from its other side: observers on a square grid on the ground beyond it.
 *
 * @param border the border
 * @param depth observers stand up to this far beyond the border (m), positive
 * @param spacing distance between neighbouring observers (m), positive
 * @param eye height of their eyes above the ground (m), positive
 * @param target height of what they look for above the line (m), not negative: the top of a vehicle
 * @param reach how far they see (m), positive
 * @param refraction coefficient of refraction, 0 to 1
 */
public record Watch(
        Border border, double depth, double spacing, double eye, double target, double reach, double refraction) {
    /** Default depth (m). */
    public static final double DEPTH = 5000;

    /** Default spacing (m). */
    public static final double SPACING = 500;

    /** Default height of eyes (m): a standing person. */
    public static final double EYE = 1.7;

    /** Default height of a target (m): the top of a lorry. */
    public static final double TARGET = 4;

    /** Default reach (m). */
    public static final double REACH = 10_000;

    /** Default coefficient of refraction, after Gauss. */
    public static final double REFRACTION = 0.13;

    /** Checks the figures. */
    public Watch {
        Objects.requireNonNull(border);
        if (!(depth > 0) || !(spacing > 0) || !(eye > 0) || !(target >= 0) || !(reach > 0)) {
            throw new IllegalArgumentException("a watch needs lengths greater than 0");
        }
        EarthDrop.of(refraction);
    }

    /**
     * The earth's drop for this watch.
     *
     * @return drop
     */
    public EarthDrop earth() {
        return EarthDrop.of(refraction);
    }
}
