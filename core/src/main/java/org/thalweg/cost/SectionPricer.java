package org.thalweg.cost;

import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.section.HalfQuantities;
import org.thalweg.section.HalfSection;
import org.thalweg.section.SectionQuantities;
import org.thalweg.section.SideKind;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.Terrain;
import org.thalweg.territory.Site;

/**
 * Price per metre of line on the real ground, at many design elevations at once. A workspace: each thread takes its own
 * {@link #copy}. The terrain and the site are only read.
 *
 * <p>The ground is sampled across the line each 4 m or less, out to the standard's reach beyond the platform on either
 * side. Prices are those of {@link PlanePrices}, with the real ground in the plane's place, and besides:
 *
 * <ul>
 *   <li>room: a side of an earthwork no wider than {@link Site#roomAt} at the axis, or a wall in its place; a bridge
 *       needs half its deck, a tunnel half the platform;
 *   <li>surcharge: on each square metre of earthwork's footprint and of the strip under a bridge, by the cell under it;
 *   <li>water: an earthwork's footprint keeps off cells of water; over water only a bridge whose design line is at the
 *       water's level (freeboard included) or above, or a tunnel with cover;
 *   <li>existing formation: at an axis not over water, within 2.5 m of the ground, its price may replace all of
 *       earthwork, land, clearing and surcharge; it is taken where it is cheaper, and needs room for the platform.
 * </ul>
 *
 * Streams, fixed costs, haul and long tunnels' ventilation are left to {@link Pricing}. Outside the terrain, in voids
 * and outside the site's frame every price is infinite.
 */
public final class SectionPricer {
    /** Greatest distance (m) between samples across the line. */
    private static final double SPACING = 4;
    /** How far (m) the design line may be from the ground to reuse a formation. */
    public static final double FORMATION_TOLERANCE = 2.5;

    /** Leaves out what sums of rounded numbers may be off, as a share. */
    private static final double SLIGHTLY_LESS = 1 - 1e-9;

    private static final int STRUCTURES = Structure.values().length;
    private static final SortedMap<Float, Double> NO_SURCHARGE = Collections.emptySortedMap();

    private final Terrain terrain;
    private final Site site;
    private final DesignStandard standard;
    private final Rates rates;
    private final EarthField field;
    private final boolean surcharged;
    private final boolean watered;
    /** Whether there is surcharge, or water, as far from the place looked at as a section can reach. */
    private boolean surchargeNear;

    private boolean waterNear;

    private final SiteMarks marks;
    private final Flank[] flanks;
    private final double common;
    private final double landAndClearing;

    /** State of the place looked at last. */
    private boolean known;

    /** Local prices of earth there. */
    private EarthPrices earth;

    private double ground;
    private double room;
    private double formation;
    private double axisWater;
    /** The heading looked along last, and the unit vector to the right of it. */
    private double lookedAlong = Double.NaN;

    private double rightX;
    private double rightY;

    /**
     * Makes a pricer with earth at the middle of what material can be worth.
     *
     * @param terrain ground
     * @param site what the ground carries
     * @param standard design standard
     * @param rates unit costs
     */
    public SectionPricer(Terrain terrain, Site site, DesignStandard standard, Rates rates) {
        this(terrain, site, standard, rates, EarthPrices.middle(rates));
    }

    /**
     * Makes a pricer.
     *
     * @param terrain ground
     * @param site what the ground carries
     * @param standard design standard
     * @param rates unit costs
     * @param earth local prices of earth
     */
    public SectionPricer(Terrain terrain, Site site, DesignStandard standard, Rates rates, EarthPrices earth) {
        this(terrain, site, standard, rates, (x, y) -> earth, any(site.surcharge()), anyNumber(site.water()));
    }

    private SectionPricer(
            Terrain terrain,
            Site site,
            DesignStandard standard,
            Rates rates,
            EarthField field,
            boolean surcharged,
            boolean watered) {
        this.terrain = Objects.requireNonNull(terrain);
        this.site = site;
        this.standard = standard;
        this.rates = rates;
        this.field = field;
        this.surcharged = surcharged;
        this.watered = watered;
        this.marks = new SiteMarks(site, surcharged, watered);
        this.flanks = new Flank[] {new Flank(-1), new Flank(1)};
        this.common = rates.surface() + rates.systems();
        this.landAndClearing = rates.land() + rates.clearing();
    }

    private static boolean any(float[] values) {
        for (float v : values) {
            if (v != 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyNumber(float[] values) {
        for (float v : values) {
            if (v == v) {
                return true;
            }
        }
        return false;
    }

    /**
     * A pricer for another thread.
     *
     * @return a workspace of its own on the same terrain, site, standard and prices
     */
    public SectionPricer copy() {
        return new SectionPricer(terrain, site, standard, rates, field, surcharged, watered);
    }

    /**
     * The same pricer with other local prices of earth.
     *
     * @param prices local prices of earth by place
     * @return a workspace of its own
     */
    public SectionPricer with(EarthField prices) {
        return new SectionPricer(terrain, site, standard, rates, prices, surcharged, watered);
    }

    /**
     * The ground.
     *
     * @return terrain
     */
    public Terrain terrain() {
        return terrain;
    }

    /**
     * What the ground carries.
     *
     * @return site
     */
    public Site site() {
        return site;
    }

    /**
     * The design standard.
     *
     * @return standard
     */
    public DesignStandard standard() {
        return standard;
    }

    /**
     * The unit costs.
     *
     * @return rates
     */
    public Rates rates() {
        return rates;
    }

    /**
     * The local prices of earth.
     *
     * @return prices by place
     */
    public EarthField earth() {
        return field;
    }

    /**
     * Prices per metre of line at evenly spaced design elevations.
     *
     * @param x easting of the axis (m)
     * @param y northing of the axis (m)
     * @param heading direction of the line (rad), clockwise from grid north
     * @param zBase lowest design elevation (m)
     * @param zStep step of elevation (m), positive
     * @param n number of elevations
     * @param out receives {@code [structure.ordinal()][elevation]} from {@code offset} on: index
     *     {@code offset + structure.ordinal() * n + k} for elevation {@code zBase + k * zStep}; infinite where it cannot
     *     be built so
     * @param offset first index written
     */
    public void price(
            double x, double y, double heading, double zBase, double zStep, int n, float[] out, int offset) {
        look(x, y, heading);
        lookUnderDeck();
        if (!known) {
            Arrays.fill(out, offset, offset + STRUCTURES * n, Float.POSITIVE_INFINITY);
            return;
        }
        // Outwards from the ground, so that a side that has failed need not be tried at deeper cuts or higher fills.
        int first = (int) Math.max(0, Math.min(n, Math.ceil((ground - zBase) / zStep)));
        for (int k = first; k < n; k++) {
            priceAt(zBase + k * zStep, out, offset + k, n);
        }
        for (int k = first - 1; k >= 0; k--) {
            priceAt(zBase + k * zStep, out, offset + k, n);
        }
    }

    private void priceAt(double z, float[] out, int at, int stride) {
        double slopes = common;
        double walls = common;
        for (Flank flank : flanks) {
            flank.price(z);
            slopes += flank.slopePrice;
            walls += flank.wallPrice;
        }
        if (formationFits(z)) {
            slopes = Math.min(slopes, common + formation);
            walls = Math.min(walls, common + formation);
        }
        out[at + Structure.EARTHWORK.ordinal() * stride] = (float) slopes;
        out[at + Structure.WALL.ordinal() * stride] = (float) walls;
        out[at + Structure.BRIDGE.ordinal() * stride] = (float) (bridgeFits(z) ? bridgePrice(z) : Double.POSITIVE_INFINITY);
        out[at + Structure.TUNNEL.ordinal() * stride] =
                (float) (tunnelFits(z) ? common + rates.tunnel() : Double.POSITIVE_INFINITY);
    }

    private boolean formationFits(double z) {
        return Math.abs(z - ground) <= FORMATION_TOLERANCE
                && formation == formation
                && axisWater != axisWater
                && standard.platformWidth() / 2 <= room;
    }

    private boolean bridgeFits(double z) {
        return z - ground <= standard.maxBridgeHeight()
                && z >= Math.max(flanks[0].deckFloor, flanks[1].deckFloor)
                && standard.bridgeWidth() / 2 <= room;
    }

    private double bridgePrice(double z) {
        return common
                + rates.bridge() * PlanePrices.bridgeFactor(rates, z - ground)
                + standard.bridgeWidth() * rates.land()
                + flanks[0].deckSurcharge
                + flanks[1].deckSurcharge;
    }

    private boolean tunnelFits(double z) {
        return ground - z >= standard.minTunnelCover() && standard.platformWidth() / 2 <= room;
    }

    /** Reads the ground and the site at a place. */
    private void look(double x, double y, double heading) {
        ground = terrain.heightAt(x, y);
        room = site.roomAt(x, y);
        int cell = site.frame().index(x, y);
        known = ground == ground && cell >= 0;
        if (!known) {
            return;
        }
        earth = field.at(x, y);
        int near = marks.near(cell, standard.platformWidth() / 2 + standard.slopes().reach());
        surchargeNear = (near & SiteMarks.SURCHARGE) != 0;
        waterNear = (near & SiteMarks.WATER) != 0;
        formation = site.formation()[cell];
        axisWater = site.water()[cell];
        if (heading != lookedAlong) {
            // On a tangent, piece after piece has one heading.
            rightX = StrictMath.cos(heading);
            rightY = -StrictMath.sin(heading);
            lookedAlong = heading;
        }
        for (Flank flank : flanks) {
            known = known && flank.look(x, y, rightX, rightY);
        }
    }

    /** Reads what lies under a bridge's deck: only bridges ask, and most places have none. */
    private void lookUnderDeck() {
        if (known) {
            for (Flank flank : flanks) {
                flank.lookUnderDeck();
            }
        }
    }

    /**
     * What one metre of line needs at a place.
     *
     * @param x easting of the axis (m)
     * @param y northing of the axis (m)
     * @param heading direction of the line (rad), clockwise from grid north
     * @param z design elevation (m)
     * @param structure how the line is carried there
     * @return quantities; {@code buildable} is false exactly where {@link #price} is infinite. Where the ground under
     *     the platform is not known there is nothing but the platform's or deck's width
     */
    public PricedSection quantities(double x, double y, double heading, double z, Structure structure) {
        look(x, y, heading);
        if (!known) {
            return carried(z, structure, standard.platformWidth() / 2, 0, 0, Double.NaN, false);
        }
        return switch (structure) {
            case EARTHWORK, WALL -> earthwork(z, structure);
            case BRIDGE -> bridge(z);
            case TUNNEL -> carried(z, structure, standard.platformWidth() / 2, 0, 0, Double.NaN, tunnelFits(z));
        };
    }

    private PricedSection earthwork(double z, Structure structure) {
        boolean walls = structure == Structure.WALL;
        HalfQuantities left = flanks[0].choose(z, walls);
        HalfQuantities right = flanks[1].choose(z, walls);
        boolean buildable = left.feasible() && right.feasible();
        double price = flanks[0].chosenPrice + flanks[1].chosenPrice;
        if (formationFits(z) && (!buildable || formation <= price)) {
            return carried(z, structure, standard.platformWidth() / 2, 0, 0, formation, true);
        }
        SectionQuantities q = new SectionQuantities(left, right);
        SortedMap<Float, Double> areas = surcharges(left.width(), right.width());
        return new PricedSection(
                structure, ground, z - ground, q, q.width(), q.width(), areas, Double.NaN, 0, buildable);
    }

    private PricedSection bridge(double z) {
        lookUnderDeck();
        double metres = PlanePrices.bridgeFactor(rates, z - ground);
        double deck = standard.bridgeWidth();
        return carried(z, Structure.BRIDGE, deck / 2, deck, metres, Double.NaN, bridgeFits(z));
    }

    /** A section without earth. */
    private PricedSection carried(
            double z, Structure structure, double half, double land, double bridge, double reused, boolean buildable) {
        HalfQuantities side = new HalfQuantities(0, 0, 0, 0, half, buildable);
        SortedMap<Float, Double> areas = land > 0 && buildable ? surcharges(half, half) : NO_SURCHARGE;
        return new PricedSection(
                structure, ground, z - ground, new SectionQuantities(side, side), land, 0, areas, reused, bridge, buildable);
    }

    private SortedMap<Float, Double> surcharges(double left, double right) {
        if (!surchargeNear) {
            return NO_SURCHARGE;
        }
        TreeMap<Float, Double> areas = new TreeMap<>();
        flanks[0].addSurcharges(left, areas);
        flanks[1].addSurcharges(right, areas);
        return areas;
    }

    /** One side of the line at the place looked at: its ground, what it carries, and what has failed so far. */
    private final class Flank implements HalfSection.Ground {
        private final int side;
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
        /** Elevations at or below which a cut of a kind has failed, and at or above which a fill slope has. */
        private double slopeCutFailed;

        private double wallCutFailed;
        private double crownFailed;
        private double fillFailed;

        private double slopePrice;
        private double wallPrice;
        private double chosenPrice;

        private Flank(int side) {
            this.side = side;
            this.half = new HalfSection(
                    standard.platformWidth() / 2, standard.slopes(), standard.maxWallHeight(), SPACING);
            this.surcharge = new float[half.samples()];
            this.surchargeTo = new double[half.samples()];
        }

        private boolean look(double axisX, double axisY, double rightX, double rightY) {
            x = axisX;
            y = axisY;
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

        private void lookUnderDeck() {
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

        private void addSurcharges(double width, TreeMap<Float, Double> areas) {
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

        /** Prices this side with slopes only, and with walls where they are cheaper. */
        private void price(double z) {
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

        /** The cheapest way to make this side; where none can be built, a slope that is cut off at the reach. */
        private HalfQuantities choose(double z, boolean walls) {
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
    }
}
