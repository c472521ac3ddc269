package org.thalweg.cost;

/**
 * What becomes of a cubic metre of material dug: how much of it is fit for fill, how much fill that makes, and how much
 * room the rest takes at the tip. Neutral (all 1): each cubic metre in the bank makes one of fill or of waste.
 *
 * @param soilFit share of soil dug that is fit for fill, 0 to 1
 * @param rockFit the same of rock
 * @param soilFill fill (m3, compacted) that a cubic metre of fit soil makes
 * @param rockFill the same of rock
 * @param bulking volume at the tip (m3) of a cubic metre in the bank that is not fit
 * @param surplusBulking volume at the tip (m3) of the surplus that would have made a cubic metre of fill
 */
public record Usability(
        double soilFit, double rockFit, double soilFill, double rockFill, double bulking, double surplusBulking) {
    /** Bank volumes throughout. */
    public static final Usability NEUTRAL = new Usability(1, 1, 1, 1, 1, 1);

    /** Checks the ranges. */
    public Usability {
        boolean shares = soilFit >= 0 && soilFit <= 1 && rockFit >= 0 && rockFit <= 1;
        if (!shares || !(soilFill > 0) || !(rockFill > 0) || !(bulking >= 0) || !(surplusBulking >= 0)) {
            throw new IllegalArgumentException("shares of fit material must lie between 0 and 1, fill made of it above 0 and"
                    + " bulking not below 0: " + soilFit + ", " + rockFit + ", " + soilFill + ", " + rockFill + ", " + bulking
                    + ", " + surplusBulking);
        }
    }

    /**
     * Fill that a cubic metre of soil in the bank makes.
     *
     * @return m3 per m3
     */
    public double soil() {
        return soilFit * soilFill;
    }

    /**
     * Fill that a cubic metre of rock in the bank makes.
     *
     * @return m3 per m3
     */
    public double rock() {
        return rockFit * rockFill;
    }

    /**
     * Fill that material dug could make.
     *
     * @param soil soil (m3 in the bank)
     * @param rock rock (m3 in the bank)
     * @return m3 of fill
     */
    public double fill(double soil, double rock) {
        return soil() * soil + rock() * rock;
    }

    /**
     * Volume at the tip of what is not fit for fill.
     *
     * @param soil soil (m3 in the bank)
     * @param rock rock (m3 in the bank)
     * @return m3
     */
    public double unfit(double soil, double rock) {
        return bulking * ((1 - soilFit) * soil + (1 - rockFit) * rock);
    }
}
