package org.thalweg.cost;

import java.util.SortedMap;
import org.thalweg.section.HalfQuantities;
import org.thalweg.section.HalfSection;
import org.thalweg.section.SideKind;
import org.thalweg.standard.DesignStandard;
import org.thalweg.terrain.Terrain;
import org.thalweg.territory.Site;

/**
 * One side of the line at the place looked at: its ground, what it carries, and what has failed so far. A workspace of one
 * {@link SectionPricer}, which says where to look. Prices are money per metre of line.
 */
final class Flank implements HalfSection.Ground {
    /** Greatest distance (m) between samples across the line. */
    private static final double SPACING = 4;

    /** Leaves out what sums of rounded numbers may be off, as a share. */
    private static final double SLIGHTLY_LESS = 1 - 1e-9;

    private final int side;
    private final Terrain terrain;
    private final Site site;
    private final DesignStandard standard;
    private final Rates rates;
    private final double landAndClearing;
    private final HalfSection half;
    /** Surcharge per m2 between sample k and k + 1, and its sum over the width up to sample k. */
    private final float[] surcharge;

    private final double[] surchargeTo;
    /** Widest footprint allowed (m): by room, and by the water nearest to the axis. */
    private double limit;
    /** Lowest bridge (m): over the ground and the water under the deck. */
    private double deckFloor;

    private double deckSurcharge;
    private double x;
    private double y;
    private double outX;
    private double outY;
    private boolean dry;
    /** Elevation of the ground at the axis (m), and the local prices of earth there. */
    private double ground;

    private EarthPrices earth;
    /** Whether there is surcharge, or water, as far from the place looked at as a section can reach. */
    private boolean surchargeNear;

    private boolean waterNear;
    /** Elevations at or below which a cut of a kind has failed, and at or above which a fill slope has. */
    private double slopeCutFailed;

    private double wallCutFailed;
    private double crownFailed;
    private double fillFailed;

    private double slopePrice;
    private double wallPrice;
    private double chosenPrice;

    /**
     * Makes a side.
     *
     * @param side 1 for the right of the line, -1 for the left
     * @param terrain ground
     * @param site what the ground carries
     * @param standard design standard
     * @param rates unit costs
     */
    Flank(int side, Terrain terrain, Site site, DesignStandard standard, Rates rates) {
        this.side = side;
        this.terrain = terrain;
        this.site = site;
        this.standard = standard;
        this.rates = rates;
        this.landAndClearing = rates.land() + rates.clearing();
        this.half = new HalfSection(
                standard.platformWidth() / 2, standard.slopes(), standard.maxWallHeight(), SPACING);
        this.surcharge = new float[half.samples()];
        this.surchargeTo = new double[half.samples()];
    }

    /**
     * Reads the ground and the site to this side of a place.
     *
     * @param axisX easting of the axis (m)
     * @param axisY northing of the axis (m)
     * @param rightX unit vector to the right of the line, east
     * @param rightY the same, north
     * @param axisGround elevation of the ground at the axis (m)
     * @param room widest footprint that zones and the border leave (m)
     * @param prices local prices of earth
     * @param near what is as near as a section can reach, of {@link SiteMarks}
     * @return whether the ground under the platform is known
     */
    boolean look(
            double axisX,
            double axisY,
            double rightX,
            double rightY,
            double axisGround,
            double room,
            EarthPrices prices,
            int near) {
        x = axisX;
        y = axisY;
        ground = axisGround;
        earth = prices;
        surchargeNear = (near & SiteMarks.SURCHARGE) != 0;
        waterNear = (near & SiteMarks.WATER) != 0;
        outX = side * rightX;
        outY = side * rightY;
        dry = true;
        limit = room;
        deckFloor = Double.NEGATIVE_INFINITY;
        slopeCutFailed = Double.NEGATIVE_INFINITY;
        wallCutFailed = Double.NEGATIVE_INFINITY;
        crownFailed = Double.NEGATIVE_INFINITY;
        fillFailed = Double.POSITIVE_INFINITY;
        return half.begin(this);
    }

    /** Reads what lies under a bridge's deck. */
    void lookUnderDeck() {
        double highest = half.highest(standard.bridgeWidth() / 2);
        deckFloor = highest == highest ? Math.max(deckFloor, highest) : Double.POSITIVE_INFINITY;
        deckSurcharge = highest == highest ? surchargeOver(standard.bridgeWidth() / 2) : 0;
    }

    /** Reads the ground at a sample, and what the site carries there and on the way to it. */
    @Override
    public double heightAt(int sample, double distance) {
        double toX = x + distance * outX;
        double toY = y + distance * outY;
        if (waterNear) {
            readWater(sample, distance, toX, toY);
        }
        if (surchargeNear && sample > 0) {
            double back = 0.5 * (distance - half.offset(sample - 1));
            int cell = site.frame().index(toX - back * outX, toY - back * outY);
            surcharge[sample - 1] = cell < 0 ? 0 : site.surcharge()[cell];
            surchargeTo[sample] = surchargeTo[sample - 1] + surcharge[sample - 1] * 2 * back;
        }
        return sample == 0 ? ground : terrain.heightAt(toX, toY);
    }

    private void readWater(int sample, double distance, double toX, double toY) {
        int cell = site.frame().index(toX, toY);
        float level = cell < 0 ? Float.NaN : site.water()[cell];
        if (level == level) {
            // Between this sample and the one before lies the bank: the footprint must end before it.
            limit = dry ? Math.min(limit, sample == 0 ? 0 : half.offset(sample - 1)) : limit;
            dry = false;
            if (distance <= standard.bridgeWidth() / 2) {
                deckFloor = Math.max(deckFloor, level);
            }
        }
    }

    /** Surcharge (per m of line) from the axis to a distance. */
    private double surchargeOver(double width) {
        if (!surchargeNear) {
            return 0;
        }
        int k = 0;
        while (k + 2 < half.samples() && half.offset(k + 1) < width) {
            k++;
        }
        return surchargeTo[k] + surcharge[k] * (width - half.offset(k));
    }

    /**
     * Adds the areas that pay a surcharge.
     *
     * @param width from the axis so far (m)
     * @param areas receives m2 per metre of line by surcharge
     */
    void addSurcharges(double width, SortedMap<Float, Double> areas) {
        for (int k = 0; k + 1 < half.samples() && half.offset(k) < width; k++) {
            boolean last = k + 2 == half.samples();
            double to = last ? width : Math.min(width, half.offset(k + 1));
            if (surcharge[k] != 0) {
                areas.merge(surcharge[k], to - half.offset(k), Double::sum);
            }
        }
    }

    /** Price of what was built last; infinite beyond the limit. */
    private double built(boolean feasible) {
        double width = half.width();
        if (!feasible || width > limit) {
            return Double.POSITIVE_INFINITY;
        }
        return earth.soil() * half.cutSoil()
                + earth.rock() * half.cutRock()
                + earth.fill() * half.fill()
                + rates.wall() * half.wallFace()
                + landAndClearing * width
                + surchargeOver(width);
    }

    /**
     * Prices this side with slopes only, and with walls where they are cheaper. Elevations must go outwards from the ground:
     * what has failed is not tried again at a deeper cut or a higher fill.
     *
     * @param z design elevation (m)
     */
    void price(double z) {
        double over = half.at(z);
        slopePrice = Double.POSITIVE_INFINITY;
        wallPrice = Double.POSITIVE_INFINITY;
        if (over < 0) {
            if (z < fillFailed) {
                slopePrice = built(half.build(SideKind.SLOPE));
                fillFailed = slopePrice == Double.POSITIVE_INFINITY ? z : fillFailed;
            }
            wallPrice = -over <= standard.maxWallHeight() ? built(half.build(SideKind.WALL)) : wallPrice;
        } else {
            priceCut(z, over);
        }
        wallPrice = Math.min(wallPrice, slopePrice);
    }

    /** A wall is worked out only where its face and the platform alone do not cost more than what is known. */
    private void priceCut(double z, double over) {
        if (z > slopeCutFailed) {
            slopePrice = built(half.build(SideKind.SLOPE));
            slopeCutFailed = slopePrice == Double.POSITIVE_INFINITY ? z : slopeCutFailed;
        }
        double platform = SLIGHTLY_LESS * (earth.soil() * half.platformSoil() + earth.rock() * half.platformRock()
                + landAndClearing * (standard.platformWidth() / 2));
        if (z > wallCutFailed && platform + rates.wall() * Math.min(over, standard.maxWallHeight()) < slopePrice) {
            wallPrice = built(half.build(SideKind.WALL));
            wallCutFailed = wallPrice == Double.POSITIVE_INFINITY ? z : wallCutFailed;
        }
        double least = Math.min(slopePrice, wallPrice);
        if (z > crownFailed && half.edgeInRock() && platform + rates.wall() * standard.slopes().soilDepth() < least) {
            double crown = built(half.build(SideKind.CROWN));
            crownFailed = crown == Double.POSITIVE_INFINITY ? z : crownFailed;
            wallPrice = Math.min(wallPrice, crown);
        }
    }

    /**
     * The cheapest way to make this side; where none can be built, a slope that is cut off at the reach.
     *
     * @param z design elevation (m)
     * @param walls whether it may have walls
     * @return quantities per metre of line; {@link #chosenPrice} is their price
     */
    HalfQuantities choose(double z, boolean walls) {
        half.at(z);
        chosenPrice = built(half.build(SideKind.SLOPE));
        HalfQuantities chosen = half.quantities(chosenPrice < Double.POSITIVE_INFINITY);
        if (walls) {
            for (SideKind kind : new SideKind[] {SideKind.WALL, SideKind.CROWN}) {
                double price = built(half.build(kind));
                if (price < chosenPrice) {
                    chosenPrice = price;
                    chosen = half.quantities(true);
                }
            }
        }
        return chosen;
    }

    /** Price with slopes only, at the elevation priced last; infinite where it cannot be built. */
    double slopePrice() {
        return slopePrice;
    }

    /** Price with walls where they are cheaper, at the elevation priced last; infinite where it cannot be built. */
    double wallPrice() {
        return wallPrice;
    }

    /** Price of what was chosen last. */
    double chosenPrice() {
        return chosenPrice;
    }

    /** Lowest bridge (m): over the ground and the water under the deck. */
    double deckFloor() {
        return deckFloor;
    }

    /** Surcharge of the strip under a deck. */
    double deckSurcharge() {
        return deckSurcharge;
    }
}
