package org.thalweg.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.HorizontalAlignment.Turn;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.DesignStandard;

/** The moves of the pose lattice, by the heading that they start with. */
final class Macros {
    /** Lattice vectors (east, north) of the 16 headings, clockwise from north. */
    static final int[][] VECTOR = {
        {0, 1}, {1, 2}, {1, 1}, {2, 1}, {1, 0}, {2, -1}, {1, -1}, {1, -2},
        {0, -1}, {-1, -2}, {-1, -1}, {-2, -1}, {-1, 0}, {-2, 1}, {-1, 1}, {-1, 2}
    };

    /** Turns in sixteenths of a circle; others are made of two of them. */
    private static final int[] TURNS = {-4, -2, -1, 1, 2, 4};

    private final double cell;
    private final double sample;
    private final Macro[][] byHeading = new Macro[16][];

    /**
     * One move.
     *
     * @param endHeading heading at its end (0 to 15)
     * @param columns lattice columns from start to end
     * @param rows lattice rows (north positive) from start to end
     * @param cornerColumns lattice columns from start to the point of intersection; 0 for a straight
     * @param cornerRows lattice rows from start to the point of intersection
     * @param radius radius of the arc (m), 0 for a straight
     * @param length length of the move (m)
     * @param dx eastings of samples relative to the start (m), at the middles of equal steps
     * @param dy northings of samples relative to the start (m)
     * @param sin sines of the samples' headings
     * @param cos cosines of the samples' headings
     * @param maxGrade greatest grade on the move (ratio)
     */
    record Macro(
            int endHeading,
            int columns,
            int rows,
            int cornerColumns,
            int cornerRows,
            double radius,
            double length,
            double[] dx,
            double[] dy,
            double[] sin,
            double[] cos,
            double maxGrade) {}

    /**
     * Makes the moves.
     *
     * @param standard design standard
     * @param cell distance of the lattice's points (m)
     * @param sample greatest distance between two samples of a move (m)
     * @param gradeShare share of the standard's grades that moves may use
     */
    Macros(DesignStandard standard, double cell, double sample, double gradeShare) {
        this.cell = cell;
        this.sample = sample;
        for (int h = 0; h < 16; h++) {
            List<Macro> macros = new ArrayList<>();
            macros.add(straight(h, gradeShare * standard.maxGrade()));
            for (int turn : TURNS) {
                macros.add(turn(h, (h + turn + 16) % 16, standard, gradeShare));
            }
            byHeading[h] = macros.toArray(new Macro[0]);
        }
    }

    Macro[] from(int heading) {
        return byHeading[heading];
    }

    /** Samples of the move that has most of them. */
    int mostSamples() {
        return Arrays.stream(byHeading)
                .flatMap(Arrays::stream)
                .mapToInt(macro -> macro.dx().length)
                .max()
                .orElseThrow();
    }

    static double headingOf(int h) {
        return StrictMath.atan2(VECTOR[h][0], VECTOR[h][1]);
    }

    static double norm(int h) {
        return Math.sqrt(VECTOR[h][0] * VECTOR[h][0] + VECTOR[h][1] * VECTOR[h][1]);
    }

    private Macro straight(int h, double maxGrade) {
        int[] v = VECTOR[h];
        List<PointOfIntersection> points =
                List.of(new PointOfIntersection(0, 0, 0, 0, 0), new PointOfIntersection(v[0] * cell, v[1] * cell, 0, 0, 0));
        return sampled(HorizontalAlignment.of(points), h, v[0], v[1], 0, 0, 0, maxGrade);
    }

    private Macro turn(int h, int end, DesignStandard standard, double gradeShare) {
        double deflection = Math.IEEEremainder(headingOf(end) - headingOf(h), 2 * Math.PI);
        double radius = radius(Math.abs(deflection), standard);
        double clothoid = standard.clothoids().length(radius);
        Turn turn = Turn.of(deflection, radius, clothoid, clothoid);
        // Half of the least tangent on either side, so that two turns in a row keep it between them.
        double need = Math.max(turn.tangentIn(), turn.tangentOut()) + 0.5 * standard.minTangent();
        int in = Math.max(1, (int) StrictMath.ceil(need / (norm(h) * cell) - 1e-9));
        int out = Math.max(1, (int) StrictMath.ceil(need / (norm(end) * cell) - 1e-9));
        int cornerColumns = in * VECTOR[h][0];
        int cornerRows = in * VECTOR[h][1];
        int columns = cornerColumns + out * VECTOR[end][0];
        int rows = cornerRows + out * VECTOR[end][1];
        HorizontalAlignment line = HorizontalAlignment.of(List.of(
                new PointOfIntersection(0, 0, 0, 0, 0),
                new PointOfIntersection(cornerColumns * cell, cornerRows * cell, radius, clothoid, clothoid),
                new PointOfIntersection(columns * cell, rows * cell, 0, 0, 0)));
        return sampled(
                line, end, columns, rows, cornerColumns, cornerRows, radius, gradeShare * standard.gradeLimit(1 / radius));
    }

    /** The least radius whose arc is long enough for the standard at this deflection. */
    static double radius(double deflection, DesignStandard standard) {
        double radius = standard.minRadius();
        for (int i = 0; i < 60; i++) {
            double arc = deflection * radius - standard.clothoids().length(radius);
            if (arc >= standard.minArc()) {
                break;
            }
            radius *= 1.1;
        }
        return radius;
    }

    private Macro sampled(
            HorizontalAlignment line, int end, int columns, int rows, int cc, int cr, double radius, double maxGrade) {
        int n = Math.max(2, (int) StrictMath.ceil(line.length() / sample));
        double[] dx = new double[n];
        double[] dy = new double[n];
        double[] sin = new double[n];
        double[] cos = new double[n];
        for (int k = 0; k < n; k++) {
            Pose p = line.poseAt((k + 0.5) * line.length() / n);
            dx[k] = p.x();
            dy[k] = p.y();
            sin[k] = StrictMath.sin(p.heading());
            cos[k] = StrictMath.cos(p.heading());
        }
        return new Macro(end, columns, rows, cc, cr, radius, line.length(), dx, dy, sin, cos, maxGrade);
    }
}
