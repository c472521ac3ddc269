package org.thalweg.security;

import org.thalweg.standard.Structure;

/**
 * What may come down on a line or rise to it, each screened into classes 0 to 4. The limits of the classes are judgement;
 * a class is an order of attention and never a probability.
 */
public enum Hazard {
    /** Steep and hollow ground: slope in degrees. */
    SLOPE("slope", "slope of the ground", "°", 15, 25, 35, 45),
    /** Slides under shaking: displacement in centimetres (Newmark); infinite where the slope would not stand at rest. */
    SHAKING("shaking", "Newmark displacement", "cm", 1, 5, 15, Double.POSITIVE_INFINITY),
    /** Floods: height of the design line above the flood, in metres; less is worse. */
    FLOOD("flood", "height above the flood", "m", 5, 2, 1, 0),
    /** Falling rocks: height of the energy line above the line, in metres, which is v^2 / (2 g). */
    ROCKFALL("rockfall", "energy height of falling rocks", "m", 0, 10, 25, 50);

    private final String slug;
    private final String words;
    private final String unit;
    private final double[] limits;

    Hazard(String slug, String words, String unit, double... limits) {
        this.slug = slug;
        this.words = words;
        this.unit = unit;
        this.limits = limits;
    }

    /**
     * Name in files.
     *
     * @return name
     */
    public String slug() {
        return slug;
    }

    /**
     * What is measured.
     *
     * @return a few words
     */
    public String words() {
        return words;
    }

    /**
     * Unit of what is measured.
     *
     * @return unit
     */
    public String unit() {
        return unit;
    }

    /**
     * Where a class begins.
     *
     * @param to class, 1 to 4
     * @return its limit, in the hazard's unit
     */
    public double limit(int to) {
        return limits[to - 1];
    }

    /**
     * Whether a strip says anything about a stretch that is carried so.
     *
     * @param structure how it is carried
     * @return true for earthwork and walls, and for bridges under floods and rocks
     */
    public boolean concerns(Structure structure) {
        return structure != Structure.TUNNEL && (structure != Structure.BRIDGE || this == FLOOD || this == ROCKFALL);
    }

    /** The class of a value; NaN, where nothing applies, is class 0. */
    int of(double value) {
        int to = 0;
        for (int k = 1; k <= limits.length; k++) {
            boolean beyond = this == FLOOD
                    ? value < limits[k - 1]
                    : this == ROCKFALL && k == 1 ? value > 0 : value >= limits[k - 1];
            to = beyond ? k : to;
        }
        return to;
    }
}
