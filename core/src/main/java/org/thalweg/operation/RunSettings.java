package org.thalweg.operation;

/**
 * How a run is reckoned.
 *
 * @param step longest step (m)
 * @param gravity m/s2
 * @param curves what curves add
 * @param averaged whether grade and curve resistance are means over the train's length; false: those at its front
 * @param least a train that falls to this speed (m/s) has stalled, unless it stops there as it should
 */
public record RunSettings(double step, double gravity, CurveResistance curves, boolean averaged, double least) {
    /** Steps of 10 m, 700/R, grade averaged over the train. */
    public static final RunSettings RAIL = new RunSettings(10, Train.GRAVITY, CurveResistance.LOCAL_700, true, 0.3);

    /**
     * As {@link #RAIL}, but a train that falls to 20 km/h counts as stalled: for choosing how heavy trains may be, as no
     * timetable rests on crawling. Rules of 1520 mm lines have such least speeds, 20 (diesel) to 45 km/h (electric), recalled.
     */
    public static final RunSettings CLIMB = new RunSettings(10, Train.GRAVITY, CurveResistance.LOCAL_700, true, 20 / 3.6);

    /** Steps of 10 m, no curve resistance. */
    public static final RunSettings ROAD = new RunSettings(10, Train.GRAVITY, CurveResistance.NONE, true, 0.3);

    /** Checks. */
    public RunSettings {
        if (!(step > 0) || !(gravity > 9 && gravity < 10) || !(least > 0)) {
            throw new IllegalArgumentException("a step of " + step + " m, gravity of " + gravity
                    + " m/s2 and least speed of " + least + " m/s cannot be");
        }
    }

    /**
     * The same with other steps.
     *
     * @param metres longest step (m)
     * @return settings
     */
    public RunSettings withStep(double metres) {
        return new RunSettings(metres, gravity, curves, averaged, least);
    }
}
