package org.thalweg.terrain;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.terrain.ModelDescription.Control;
import org.thalweg.terrain.ModelDescription.Spot;
import org.thalweg.terrain.ModelDescription.Valley;

/**
 * The courses of side valleys where none are published: made by rule and seed, not read off any relief.
 *
 * <p>Valleys with a published mouth and places start there; others are opened along both banks wherever the next mouth
 * would be further than the usual spacing. Ranges drain by outlets spaced by about half of the distance from divide to
 * mountain front (Hovius, Basin Research 8, 1996: ratio 1.9 to 2.2 in eleven ranges); between two long valleys one short
 * one opens. All grow together, step by step, away from the river, apart from each other and a little at random, until
 * they reach their length, the frame's edge or each other. Their beds rise as those of rivers in balance, from the last
 * published level to a share of the general rise of the land ({@link #rise}). Used by one thread.
 */
final class SideValleys {
    /** Length of one step of growth (m). */
    private static final double STEP = 500;

    /** Valleys keep apart by this much (m). */
    private static final double APART = 1100;

    /** Headings tried at each step, on either side of the way straight from the river (radians apart). */
    private static final int TRIES = 5;

    private static final double TURN = 0.22;

    /** Share of the land's rise that a valley's head has reached: the rest stands above it as its slopes. */
    private static final double HEAD = 0.75;

    /**
     * Concavity times Hack's exponent: slope ~ A^-0.45, A ~ (distance from the divide)^1.7, so that height below the
     * divide goes with distance to the power 1 - 0.45 x 1.7.
     */
    private static final double POWER = 1 - 0.45 * 1.7;

    private final ModelDescription model;
    private final Watercourse river;
    private final LatticeNoise noise;
    private final List<Growing> all = new ArrayList<>();

    /** Published heights that stand on no published valley: crests and slopes. */
    private final List<Spot> heights = new ArrayList<>();

    /** A valley that grows: its points so far and the length it wants. */
    private static final class Growing {
        final String name;
        final double[] floor;
        final List<Spot> line = new ArrayList<>();
        /** Number of points whose heights are given. */
        int given;
        /** 1 on the river's left bank, -1 on its right. */
        int bank;
        final double wanted;
        double length;
        boolean done;

        Growing(String name, double[] floor, double wanted) {
            this.name = name;
            this.floor = floor;
            this.wanted = wanted;
        }

        void add(Spot p) {
            if (!line.isEmpty()) {
                Spot last = line.get(line.size() - 1);
                length += StrictMath.hypot(p.x() - last.x(), p.y() - last.y());
            }
            line.add(p);
        }
    }

    private SideValleys(ModelDescription model, Watercourse river) {
        this.model = model;
        this.river = river;
        this.noise = new LatticeNoise(model.seed() + 7);
    }

    /**
     * Grows the side valleys of a model.
     *
     * @param model the description
     * @param river its river
     * @return the described valleys, lengthened, then those made in addition, all with heights and mouths on the river
     */
    static List<Valley> grow(ModelDescription model, Watercourse river) {
        SideValleys valleys = new SideValleys(model, river);
        valleys.start();
        boolean growing = true;
        while (growing) {
            growing = false;
            for (Growing valley : valleys.all) {
                if (!valley.done) {
                    valley.done = !valleys.step(valley);
                    growing |= !valley.done;
                }
            }
        }
        List<Valley> result = new ArrayList<>();
        for (Growing valley : valleys.all) {
            if (valley.line.size() > 1) {
                result.add(new Valley(valley.name, valleys.levels(valley), valley.floor[0], valley.floor[1], 0));
            }
        }
        return result;
    }

    private void start() {
        for (Valley valley : model.valleys()) {
            Growing growing = new Growing(
                    valley.name(), new double[] {valley.floorAtMouth(), valley.floorAtHead()}, valley.length());
            Spot first = valley.line().get(0);
            Watercourse.Near mouth = river.nearest(first.x(), first.y());
            growing.add(new Spot(mouth.x(), mouth.y(), mouth.bed()));
            valley.line().subList(1, valley.line().size()).forEach(growing::add);
            growing.given = growing.line.size();
            growing.bank = bank(growing);
            all.add(growing);
        }
        for (Control control : model.controls()) {
            Spot p = control.spot();
            if (clearance(null, p.x(), p.y()) > 1000) {
                heights.add(p);
            }
        }
        open(-1);
        open(1);
    }

    /** Opens mouths along one bank: a long valley at each full spacing from the next mouth, a short one at each half. */
    private void open(int bank) {
        double spacing = model.growth().spacing();
        double half = 0.5 * spacing;
        int made = 0;
        for (double s = 0.35 * half; s < river.s[river.s.length - 1]; s += half) {
            double at = s + 0.25 * half * noise.white(made * 2 + (bank > 0 ? 1 : 0));
            double[] p = at(at);
            if (inside(p[0], p[1]) && nearest(p[0], p[1], bank, false) > 0.42 * half) {
                boolean major = nearest(p[0], p[1], bank, true) > 0.8 * spacing;
                double wanted = major ? model.growth().length() : model.growth().minor();
                Growing valley = new Growing((bank < 0 ? "right" : "left") + " bank, made " + (made + 1),
                        new double[] {model.growth().floorAtMouth() * (major ? 1 : 0.5), model.growth().floorAtHead()}, wanted);
                valley.add(new Spot(p[0], p[1], p[2]));
                valley.given = 1;
                valley.bank = bank;
                double[] away = away(p[0], p[1], bank);
                valley.add(new Spot(p[0] + STEP * away[0], p[1] + STEP * away[1], Double.NaN));
                all.add(valley);
                made++;
            }
        }
    }

    /** Easting, northing and level of the river at a chainage. */
    private double[] at(double s) {
        int i = 1;
        while (i < river.s.length - 1 && river.s[i] < s) {
            i++;
        }
        double t = Math.max(0, Math.min(1, (s - river.s[i - 1]) / (river.s[i] - river.s[i - 1])));
        return new double[] {river.x[i - 1] + t * (river.x[i] - river.x[i - 1]),
            river.y[i - 1] + t * (river.y[i] - river.y[i - 1]), river.bed[i - 1] + t * (river.bed[i] - river.bed[i - 1])};
    }

    /** Distance from the nearest mouth on a bank: of all valleys, or of long ones. */
    private double nearest(double x, double y, int bank, boolean major) {
        double least = Double.POSITIVE_INFINITY;
        for (Growing valley : all) {
            Spot mouth = valley.line.get(0);
            if (valley.bank == bank && (!major || valley.wanted > 0.6 * model.growth().length())) {
                least = Math.min(least, StrictMath.hypot(x - mouth.x(), y - mouth.y()));
            }
        }
        return least;
    }

    /** 1 on the left bank, -1 on the right, by where a valley's second point lies. */
    private int bank(Growing valley) {
        Spot mouth = valley.line.get(0);
        Spot second = valley.line.get(1);
        double[] left = away(mouth.x(), mouth.y(), 1);
        return left[0] * (second.x() - mouth.x()) + left[1] * (second.y() - mouth.y()) > 0 ? 1 : -1;
    }

    /** Unit vector square to the river's general course (over 10 km) at the nearest point, to one bank. */
    private double[] away(double x, double y, int bank) {
        double s = river.nearest(x, y).s();
        double[] below = at(s - 5000);
        double[] above = at(s + 5000);
        double dx = below[0] - above[0];
        double dy = below[1] - above[1];
        double length = Math.sqrt(dx * dx + dy * dy);
        return new double[] {-bank * dy / length, bank * dx / length};
    }

    private boolean inside(double x, double y) {
        GridFrame f = model.frame();
        return x > f.x0() + 400 && x < f.x(f.columns() - 1) - 400 && y < f.y0() - 400 && y > f.y(f.rows() - 1) + 400;
    }

    /** Adds one point, the best of several headings; false when the valley has found its end. */
    private boolean step(Growing valley) {
        if (valley.length + STEP > valley.wanted) {
            return false;
        }
        Spot last = valley.line.get(valley.line.size() - 1);
        double[] away = away(last.x(), last.y(), valley.bank);
        // The heading that the valley would like, off the straight way (radians): swings over 2 to 5 km.
        double wander = 1.5 * noise.fractal(valley.length / 4200, 11.3 * all.indexOf(valley), 2);
        double best = Double.NEGATIVE_INFINITY;
        Spot next = null;
        for (int k = -TRIES; k <= TRIES; k++) {
            double cos = StrictMath.cos(TURN * k);
            double sin = StrictMath.sin(TURN * k);
            double x = last.x() + STEP * (away[0] * cos - away[1] * sin);
            double y = last.y() + STEP * (away[0] * sin + away[1] * cos);
            double apart = clearance(valley, x, y);
            double score = 0.9 * StrictMath.cos(TURN * k - wander) + 0.5 * Math.min(1, apart / 3500)
                    - 0.35 * bend(valley, x, y);
            if (score > best && apart > APART && inside(x, y)) {
                best = score;
                next = new Spot(x, y, Double.NaN);
            }
        }
        if (next == null) {
            return false;
        }
        valley.add(next);
        return true;
    }

    /** One less the cosine of the turn that a step would make. */
    private static double bend(Growing valley, double x, double y) {
        int n = valley.line.size();
        Spot a = valley.line.get(n - 2);
        Spot b = valley.line.get(n - 1);
        double ux = b.x() - a.x();
        double uy = b.y() - a.y();
        double vx = x - b.x();
        double vy = y - b.y();
        return 1 - (ux * vx + uy * vy) / Math.sqrt((ux * ux + uy * uy) * (vx * vx + vy * vy));
    }

    /**
     * Distance (m) from the points of all other valleys of the bank, from published heights on no valley and, beyond the
     * first steps, from the river; for no valley, from all valleys' points.
     */
    private double clearance(Growing self, double x, double y) {
        double least = self != null && self.length > 2000 ? river.nearest(x, y).distance() : Double.POSITIVE_INFINITY;
        for (Growing other : all) {
            if (self == null || other != self && other.bank == self.bank) {
                for (Spot p : other.line) {
                    least = Math.min(least, distance(p, x, y));
                }
            }
        }
        for (Spot p : heights) {
            least = Math.min(least, distance(p, x, y));
        }
        return least;
    }

    private static double distance(Spot p, double x, double y) {
        double dx = p.x() - x;
        double dy = p.y() - y;
        return Math.sqrt(dx * dx + dy * dy);
    }

    /** The valley's points with the beds of a river in balance above the last height that is given. */
    private List<Spot> levels(Growing valley) {
        List<Spot> result = new ArrayList<>(valley.line.subList(0, valley.given));
        Spot base = result.get(valley.given - 1);
        double[] s = new double[valley.line.size()];
        for (int i = valley.given; i < s.length; i++) {
            Spot p = valley.line.get(i);
            Spot q = valley.line.get(i - 1);
            s[i] = s[i - 1] + StrictMath.hypot(p.x() - q.x(), p.y() - q.y());
        }
        double length = s[s.length - 1];
        Spot end = valley.line.get(s.length - 1);
        double head = Math.max(base.height() + 0.04 * length,
                base.height() + HEAD * (rise(model, end.x(), end.y()) - base.height()));
        // The divide lies somewhat beyond the last point, so that the head is steep but not a wall.
        double full = 1 - StrictMath.pow(0.08, POWER);
        for (int i = valley.given; i < s.length; i++) {
            double share = (1 - StrictMath.pow(1 - 0.92 * s[i] / length, POWER)) / full;
            Spot p = valley.line.get(i);
            result.add(new Spot(p.x(), p.y(), base.height() + share * (head - base.height())));
        }
        return result;
    }

    /**
     * The general rise of the land: the mean of the published spot heights and river levels, each weighing by the inverse
     * fourth power of its distance.
     *
     * @param model the description
     * @param x easting (m)
     * @param y northing (m)
     * @return height (m)
     */
    static double rise(ModelDescription model, double x, double y) {
        double[] sum = new double[2];
        for (Control control : model.controls()) {
            weigh(control.spot(), x, y, sum);
        }
        for (Control level : model.river().levels()) {
            weigh(level.spot(), x, y, sum);
        }
        return sum[0] / sum[1];
    }

    private static void weigh(Spot p, double x, double y, double[] sum) {
        double dx = x - p.x();
        double dy = y - p.y();
        double d = dx * dx + dy * dy + 1500 * 1500;
        double weight = 1e12 / (d * d);
        sum[0] += weight * p.height();
        sum[1] += weight;
    }
}
