package org.thalweg.terrain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thalweg.terrain.ModelDescription.Control;
import org.thalweg.terrain.ModelDescription.Spot;

/**
 * Ground made from published heights where no survey may be shipped: a model, not a survey.
 *
 * <p>Given are the course of a river with levels, the places that some side valleys pass, and spot heights. Other valleys
 * are made by rule and seed ({@link SideValleys}). Between them the ground is what streams would carve: {@link Drainage} in balance, its steepness fitted to the heights given, coarse grids
 * first. Then floors, terraces and benches are laid in, and a smooth correction brings the published heights home.
 * Deterministic: the same file gives the same heights, bit by bit, on every machine.
 */
public final class ModelTerrain {
    /** Cells of the coarsest grid are this many times the finest. */
    private static final int COARSEST = 8;

    private final ModelDescription model;
    private final List<Watercourse> courses;

    /** Points that the steepness is fitted to, and what is known of them. */
    private final List<Fit> fits = new ArrayList<>();

    private ModelTerrain(ModelDescription model) {
        this.model = model;
        courses = courses(model);
        for (Control control : model.controls()) {
            fits.add(new Fit(control.spot()));
        }
    }

    /**
     * The river and its side valleys.
     *
     * @param model the description
     * @return the river first, then the valleys in their order
     */
    static List<Watercourse> courses(ModelDescription model) {
        List<Watercourse> courses = new ArrayList<>();
        LatticeNoise bends = new LatticeNoise(model.seed() + 1);
        List<Spot> mouths = new ArrayList<>();
        Watercourse bare = Watercourse.river(model.river(), mouths, bends);
        courses.add(bare);
        for (ModelDescription.Valley valley : SideValleys.grow(model, bare)) {
            Watercourse stream = Watercourse.valley(valley, courses, bends);
            mouths.add(new Spot(stream.x[0], stream.y[0], stream.bed[0]));
            courses.add(stream);
        }
        courses.set(0, Watercourse.river(model.river(), mouths, bends));
        return courses;
    }

    /** A height to be met and the factor by which steepness about it is changed. */
    private static final class Fit {
        final Spot spot;
        double factor = 1;

        Fit(Spot spot) {
            this.spot = spot;
        }
    }

    /**
     * Reads a model file and builds its ground.
     *
     * @param file YAML file, see {@link ModelDescription}
     * @return the ground, without voids
     * @throws IllegalArgumentException when the file will not do: file, key and remedy
     */
    public static GridTerrain read(Path file) {
        return build(ModelDescription.read(file));
    }

    /**
     * Builds the ground of a description.
     *
     * @param model the description
     * @return the ground, without voids
     * @throws IllegalArgumentException when valleys run uphill or have no outlet: name and remedy
     */
    public static GridTerrain build(ModelDescription model) {
        return new ModelTerrain(model).build();
    }

    private GridTerrain build() {
        Drainage ground = null;
        GridFrame frame = null;
        for (int coarse = COARSEST; coarse >= 1; coarse /= 2) {
            GridFrame finer = coarser(model.frame(), coarse);
            double[] first = ground == null ? firstHeights(finer) : resample(frame, ground.z, finer);
            float[] distance = far(finer);
            double[] floor = floors(finer, distance);
            ground = new Drainage(finer, floor, first, new LatticeNoise(model.seed() + 10 + coarse));
            frame = finer;
            steepen(ground, frame);
            ground.flood();
            balance(ground, frame, coarse);
        }
        ground.round();
        lift(ground, frame);
        ground.wear(0.7);
        ground.wear(0.4);
        return new GridTerrain(frame, new ModelSurface(model, frame, courses.get(0)).finish(ground));
    }

    /** Settles the ground, fitting its steepness as it goes. */
    private void balance(Drainage ground, GridFrame frame, int coarse) {
        int rounds = coarse == 8 ? 60 : coarse == 4 ? 12 : coarse == 2 ? 6 : 3;
        for (int round = 0; round < rounds; round++) {
            ground.settle();
            if (coarse > 1 && round % 4 == 3) {
                fit(ground, frame);
                steepen(ground, frame);
            }
        }
    }

    /** The frame of the same area in cells a whole number of times as large. */
    private static GridFrame coarser(GridFrame fine, int times) {
        if (times == 1) {
            return fine;
        }
        double cell = fine.cell() * times;
        double west = fine.x0() - 0.5 * fine.cell();
        double north = fine.y0() + 0.5 * fine.cell();
        return new GridFrame(west + 0.5 * cell, north - 0.5 * cell, cell, (fine.columns() + times - 1) / times,
                (fine.rows() + times - 1) / times);
    }

    private static float[] far(GridFrame frame) {
        float[] distance = new float[frame.size()];
        Arrays.fill(distance, Float.POSITIVE_INFINITY);
        return distance;
    }

    private double[] floors(GridFrame frame, float[] distance) {
        double[] floor = new double[frame.size()];
        Arrays.fill(floor, Double.NaN);
        new Terraces(model, frame).draw(floor, courses);
        if (frame.cell() < 100 && !model.benches().isEmpty()) {
            shelves(frame, floor);
        }
        for (Watercourse course : courses) {
            course.draw(frame, floor, distance);
        }
        return floor;
    }

    /** Gives benches as floors, so that the slopes above them start at their edges and not far behind. */
    private void shelves(GridFrame frame, double[] floor) {
        double[] level = new double[frame.size()];
        float[] distance = far(frame);
        double half = ModelSurface.near(model.benches(), frame, 0, level, distance);
        for (int i = 0; i < distance.length; i++) {
            floor[i] = distance[i] <= half ? level[i] : floor[i];
        }
    }

    /** A rough start: the mean of the heights given, each weighing by the inverse fourth power of its distance. */
    private double[] firstHeights(GridFrame frame) {
        LatticeNoise noise = new LatticeNoise(model.seed() + 2);
        double[] z = new double[frame.size()];
        for (int r = 0, i = 0; r < frame.rows(); r++) {
            for (int c = 0; c < frame.columns(); c++, i++) {
                double x = frame.x(c);
                double y = frame.y(r);
                z[i] = weigh(x, y, false) + 120 * noise.fractal(x / 1500, y / 1500, 3);
            }
        }
        return z;
    }

    /** Mean of the heights, or of the factors, of all fitted points at a place. */
    private double weigh(double x, double y, boolean factors) {
        double sum = 0;
        double weights = 0;
        for (Fit fit : fits) {
            double dx = x - fit.spot.x();
            double dy = y - fit.spot.y();
            double d = dx * dx + dy * dy + 500 * 500;
            double weight = 1e12 / (d * d);
            sum += weight * (factors ? fit.factor : fit.spot.height());
            weights += weight;
        }
        return sum / weights;
    }

    /**
     * Gives the ground its steepness: tangents of hillslopes by noise (strong and weak rock, from 2 km down to 100 m), and
     * the drained area where channels begin, both changed by the fitted factors.
     */
    private void steepen(Drainage ground, GridFrame frame) {
        double[] factor = onLattice(frame);
        LatticeNoise noise = new LatticeNoise(model.seed() + 3);
        double middle = 0.5 * (model.relief().gentlest() + model.relief().steepest());
        double half = 0.5 * (model.relief().steepest() - model.relief().gentlest());
        int octaves = frame.cell() > 100 ? 3 : 5;
        double scale = model.relief().hillslope();
        for (int r = 0, i = 0; r < frame.rows(); r++) {
            for (int c = 0; c < frame.columns(); c++, i++) {
                double n = 0.9 * noise.fractal(frame.x(c) / 1800, frame.y(r) / 1800, octaves) + 0.3 * noise.white(i);
                double gentle = Math.sqrt(Math.sqrt(Math.max(0.05, Math.min(1, factor[i]))));
                double dense = 1 + 0.5 * noise.at(frame.x(c) / 1300 + 7, frame.y(r) / 1300);
                double length = dense * Math.max(40, Math.min(500, scale * factor[i]));
                ground.strength[i] = (float) (gentle * (middle + half * Math.max(-1, Math.min(1, n))));
                ground.hollow[i] = (float) (length * length);
            }
        }
    }

    /** The fitted factors, or whatever stands in their place, weighed on a lattice of about 500 m and bilinear between. */
    private double[] onLattice(GridFrame frame) {
        int every = Math.max(1, (int) (480 / frame.cell()));
        GridFrame lattice = new GridFrame(frame.x0(), frame.y0(), frame.cell() * every,
                2 + (frame.columns() - 1) / every, 2 + (frame.rows() - 1) / every);
        double[] factor = new double[lattice.size()];
        for (int r = 0, i = 0; r < lattice.rows(); r++) {
            for (int c = 0; c < lattice.columns(); c++, i++) {
                factor[i] = weigh(lattice.x(c), lattice.y(r), true);
            }
        }
        return resample(lattice, factor, frame);
    }

    /** Changes each point's factor towards what would bring the ground there to its height. */
    private void fit(Drainage ground, GridFrame frame) {
        for (Fit fit : fits) {
            int top = top(fit, frame);
            double is = ground.z[top] - ground.outlet[top];
            double should = fit.spot.height() - ground.outlet[top];
            if (is > 40 && should > 40) {
                double step = Math.sqrt(Math.max(0.5, Math.min(2, should / is)));
                fit.factor = Math.max(0.05, Math.min(4, fit.factor * step));
            }
        }
    }

    /** The cell whose height a point is compared with: its own, or the frame's nearest for one outside. */
    private static int top(Fit fit, GridFrame frame) {
        int c = Math.max(0, Math.min(frame.columns() - 1, frame.column(fit.spot.x())));
        int r = Math.max(0, Math.min(frame.rows() - 1, frame.row(fit.spot.y())));
        return r * frame.columns() + c;
    }

    /**
     * Lifts and lowers the ground broadly where no steepness could bring its crests to their heights: the misses of all
     * fitted points, each weighing by the inverse fourth power of its distance, faded out towards the floors of valleys.
     */
    private void lift(Drainage ground, GridFrame frame) {
        for (Fit fit : fits) {
            fit.factor = fit.spot.height() - ground.z[top(fit, frame)];
        }
        double[] miss = onLattice(frame);
        for (int i = 0; i < miss.length; i++) {
            double u = Math.max(0, Math.min(1, (ground.z[i] - ground.outlet[i]) / 400));
            ground.z[i] += ground.fixed(i) ? 0 : u * u * (3 - 2 * u) * miss[i];
        }
    }

    /** Bilinear resampling; beyond the outer centres the outermost values hold. */
    private static double[] resample(GridFrame from, double[] values, GridFrame to) {
        double[] result = new double[to.size()];
        for (int r = 0, i = 0; r < to.rows(); r++) {
            double v = Math.max(0, Math.min(from.rows() - 1, (from.y0() - to.y(r)) / from.cell()));
            int row = Math.min((int) v, from.rows() - 2);
            double fv = v - row;
            for (int c = 0; c < to.columns(); c++, i++) {
                double u = Math.max(0, Math.min(from.columns() - 1, (to.x(c) - from.x0()) / from.cell()));
                int column = Math.min((int) u, from.columns() - 2);
                double fu = u - column;
                int k = row * from.columns() + column;
                double top = values[k] + fu * (values[k + 1] - values[k]);
                int below = k + from.columns();
                result[i] = top + fv * (values[below] + fu * (values[below + 1] - values[below]) - top);
            }
        }
        return result;
    }
}
