package org.thalweg.operation;

/**
 * From the wheel to the source.
 *
 * @param efficiency work at the wheel / energy drawn for it at the pantograph, or of the fuel; above 0, at most 1
 * @param regeneration share (0 to 1) of the braking work at the wheel that returns to the source
 * @param auxiliaries power drawn whether or not the vehicle pulls, at the source (W)
 * @param fuel energy of a litre of fuel (J); NaN for electric drive
 */
public record Drive(double efficiency, double regeneration, double auxiliaries, double fuel) {
    /** Energy of a litre of diesel fuel (J): 35.9 MJ. */
    public static final double DIESEL = 35.9e6;

    /** The wheel is the source. */
    public static final Drive IDEAL = new Drive(1, 0, 0, Double.NaN);

    /** Checks. */
    public Drive {
        if (!(efficiency > 0 && efficiency <= 1) || !(regeneration >= 0 && regeneration <= 1) || !(auxiliaries >= 0)) {
            throw new IllegalArgumentException("a drive of efficiency " + efficiency + ", regeneration " + regeneration
                    + " and auxiliaries of " + auxiliaries + " W cannot be: shares lie from 0 to 1, power is not below 0");
        }
    }

    /**
     * Energy at the source.
     *
     * @param traction work at the wheel (J)
     * @param braking work that the brakes took (J)
     * @param seconds duration (s)
     * @return energy (J)
     */
    public double source(double traction, double braking, double seconds) {
        return traction / efficiency - regeneration * braking + auxiliaries * seconds;
    }
}
