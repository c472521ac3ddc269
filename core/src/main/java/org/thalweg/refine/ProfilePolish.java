package org.thalweg.refine;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.VerticalAlignment;

/**
 * Improves a profile off the lattice by coordinate descent: points of intersection move up and down, alone and in pairs,
 * and along the line, in steps that shrink; points that are not worth their parabola go. A move is kept if it keeps every
 * limit and lowers the cost, priced along the parabolas. The number of sweeps is fixed, so the same profile gives the same
 * answer.
 */
final class ProfilePolish {
    /** Sweeps over all points with each length of step. */
    private static final int SWEEPS = 3;
    /** Steps up and down, as shares of the lattice's difference between heights. */
    private static final double[] HEIGHT_STEPS = {4, 2, 1, 0.5, 0.25, 0.1};
    /** Steps along the line, as shares of the spacing of nodes, beside the steps in height of the same index. */
    private static final double[] STATION_STEPS = {1, 0.5, 0.25, 0.1, 0.05, 0.02};
    /** A move must lower the cost by this share at least. */
    private static final double WORTH = 1e-9;

    private final ProfileProblem problem;
    private final PointLimits limits;
    private final PointCost cost;
    private final double rise;
    private double[] station;
    private double[] elevation;
    private double[] tangent;
    private int count;
    private double value;

    ProfilePolish(ProfileProblem problem, VerticalAlignment profile) {
        this.problem = problem;
        List<Pvi> pvis = profile.pvis();
        count = pvis.size();
        station = new double[count];
        elevation = new double[count];
        tangent = new double[count];
        for (int i = 0; i < count; i++) {
            station[i] = pvis.get(i).station();
            elevation[i] = pvis.get(i).elevation();
            tangent[i] = pvis.get(i).curveLength() / 2;
        }
        rise = problem.rules().maxGrade() / problem.gradeSteps() * problem.grid().spacing();
        limits = new PointLimits(problem);
        cost = new PointCost(problem);
    }

    /** Runs the descent and returns the profile. */
    VerticalAlignment run() {
        value = cost.begin(station, elevation, tangent, count);
        for (int step = 0; step < HEIGHT_STEPS.length; step++) {
            for (int sweep = 0; sweep < SWEEPS; sweep++) {
                double before = value;
                sweep(HEIGHT_STEPS[step] * rise, STATION_STEPS[step] * problem.grid().spacing(), step);
                if (value > before * (1 - 1e-7)) {
                    break;
                }
            }
        }
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(new double[] {station[i], elevation[i]});
        }
        return LatticeLine.withParabolas(points, problem.rules());
    }

    private void sweep(double up, double along, int step) {
        value = cost.begin(station, elevation, tangent, count);
        for (int k = 0; k < count; k++) {
            lift(k, k, up);
            if (k > 0 && k + 2 < count) {
                lift(k, k + 1, up);
            }
            if (k > 0 && k + 1 < count) {
                slide(k, along);
                if (step < 2) {
                    remove(k);
                }
            }
        }
    }

    /** Moves points up or down together as long as that pays. */
    private void lift(int from, int to, double by) {
        for (int sign = -1; sign <= 1; sign += 2) {
            boolean better = true;
            for (int i = 0; i < 4 && better; i++) {
                better = tryMove(from, to, 0, sign * by);
            }
        }
    }

    private void slide(int k, double by) {
        for (int sign = -1; sign <= 1; sign += 2) {
            // Along the grade before, along the grade after, and level: the three ways to keep one thing as it is.
            double before = LatticeLine.slope(point(k - 1), point(k));
            double after = LatticeLine.slope(point(k), point(k + 1));
            boolean moved = tryMove(k, k, sign * by, sign * by * before) || tryMove(k, k, sign * by, sign * by * after);
            if (!moved) {
                tryMove(k, k, sign * by, 0);
            }
        }
    }

    private double[] point(int k) {
        return new double[] {station[k], elevation[k]};
    }

    private boolean tryMove(int from, int to, double along, double up) {
        shift(from, to, along, up);
        if (limits.keep(station, elevation, tangent, count, from, to)) {
            double trial = cost.trial(station, elevation, tangent, count, from, to);
            if (trial < value - WORTH * value) {
                cost.accept();
                value = trial;
                return true;
            }
        }
        shift(from, to, -along, -up);
        limits.tangents(station, elevation, tangent, count, from, to);
        return false;
    }

    private void shift(int from, int to, double along, double up) {
        for (int k = from; k <= to; k++) {
            station[k] += along;
            elevation[k] += up;
        }
    }

    /** Takes a point out where that pays. */
    private void remove(int k) {
        double s = station[k];
        double z = elevation[k];
        double t = tangent[k];
        cut(k);
        boolean kept = limits.keep(station, elevation, tangent, count, k - 1, k);
        double trial = kept ? cost.trialRemoved(station, elevation, tangent, count, k, s, t) : Double.POSITIVE_INFINITY;
        if (trial < value - WORTH * value) {
            cost.accept();
            value = trial;
            return;
        }
        System.arraycopy(station, k, station, k + 1, count - k);
        System.arraycopy(elevation, k, elevation, k + 1, count - k);
        System.arraycopy(tangent, k, tangent, k + 1, count - k);
        count++;
        station[k] = s;
        elevation[k] = z;
        limits.tangents(station, elevation, tangent, count, k, k);
    }

    private void cut(int k) {
        System.arraycopy(station, k + 1, station, k, count - k - 1);
        System.arraycopy(elevation, k + 1, elevation, k, count - k - 1);
        System.arraycopy(tangent, k + 1, tangent, k, count - k - 1);
        count--;
    }
}
