package org.thalweg.operation;

import java.util.Arrays;
import java.util.Objects;
import java.util.TreeSet;
import org.thalweg.alignment.Alignment;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.geometry.PlanElement;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Structure;

/**
 * A line as a vehicle feels it: nodes with elevations, and between two nodes a stretch of one grade, curvature, cant and
 * speed. Immutable. Beyond its ends a line goes on at the grade of its last stretch, so that a train's rear stands on
 * something.
 */
public final class LineProfile {
    /** Longest stretch within a clothoid or a vertical curve (m). */
    private static final double PIECE = 10;

    private final double[] stations;
    private final double[] elevations;
    private final Stretch[] stretches;
    private final double offset;
    private final boolean turned;

    /**
     * What holds between two nodes.
     *
     * @param curvature greatest curvature (1/m), either sign
     * @param cant superelevation (road) or cant over the rail-head distance (railway): ratio
     * @param speed the line's own limit (m/s); infinity for none
     * @param structure how the line is carried
     */
    public record Stretch(double curvature, double cant, double speed, Structure structure) {
        /** A straight stretch in the open without a limit. */
        public static final Stretch PLAIN = new Stretch(0, 0, Double.POSITIVE_INFINITY, Structure.EARTHWORK);

        /** Checks. */
        public Stretch {
            Objects.requireNonNull(structure);
            if (!(Math.abs(curvature) < 1) || !(cant >= 0 && cant < 0.5) || !(speed > 0)) {
                throw new IllegalArgumentException("a stretch of curvature " + curvature + " 1/m, cant " + cant
                        + " and speed " + speed + " m/s cannot be: check the units");
            }
        }
    }

    /**
     * Makes a line from nodes.
     *
     * @param stations stations of the nodes (m), ascending; the first is where runs begin
     * @param elevations elevations of the nodes (m)
     * @param stretches one fewer than nodes
     * @throws IllegalArgumentException when stations do not ascend or a grade is above 1
     */
    public LineProfile(double[] stations, double[] elevations, Stretch[] stretches) {
        this(shifted(stations), elevations.clone(), stretches.clone(), stations.length == 0 ? 0 : stations[0], false);
        int n = stations.length;
        if (n < 2 || elevations.length != n || stretches.length != n - 1) {
            throw new IllegalArgumentException("a line needs two nodes or more, with one stretch between each two");
        }
        for (int i = 0; i + 1 < n; i++) {
            double run = stations[i + 1] - stations[i];
            if (!(run > 0) || !(Math.abs(elevations[i + 1] - elevations[i]) <= run)) {
                throw new IllegalArgumentException("between stations " + stations[i] + " and " + stations[i + 1]
                        + " m the line goes from " + elevations[i] + " to " + elevations[i + 1]
                        + " m of elevation: stations must ascend and grades lie below 1");
            }
        }
    }

    private LineProfile(double[] stations, double[] elevations, Stretch[] stretches, double offset, boolean turned) {
        this.stations = stations;
        this.elevations = elevations;
        this.stretches = stretches;
        this.offset = offset;
        this.turned = turned;
    }

    private static double[] shifted(double[] stations) {
        return Arrays.stream(stations).map(s -> s - stations[0]).toArray();
    }

    /**
     * The line of an alignment: nodes where an element, a vertical curve or a structure begins or ends, and every 10 m
     * within clothoids and vertical curves. The line's own limit is the standard's design speed.
     *
     * @param line the alignment
     * @param standard its standard
     * @return the profile
     */
    public static LineProfile of(Alignment line, DesignStandard standard) {
        TreeSet<Double> at = new TreeSet<>();
        at.add(0.0);
        at.add(line.length());
        for (int i = 0; i < line.plan().elements().size(); i++) {
            PlanElement e = line.plan().elements().get(i);
            pieces(at, line.plan().station(i), line.plan().station(i + 1), e.startCurvature() != e.endCurvature());
        }
        for (Pvi p : line.profile().pvis()) {
            pieces(at, p.station() - p.curveLength() / 2, p.station() + p.curveLength() / 2, true);
        }
        for (StructureSpan span : line.structures()) {
            at.add(span.from());
        }
        double[] stations = spaced(at, line.length());
        double[] elevations = Arrays.stream(stations).map(line.profile()::elevationAt).toArray();
        Stretch[] stretches = new Stretch[stations.length - 1];
        for (int i = 0; i < stretches.length; i++) {
            double a = line.plan().curvatureAt(stations[i] + 1e-6);
            double b = line.plan().curvatureAt(stations[i + 1] - 1e-6);
            double k = Math.abs(a) > Math.abs(b) ? a : b;
            Structure carried = line.structureAt(0.5 * (stations[i] + stations[i + 1]));
            stretches[i] = new Stretch(k, standard.superelevation(k), standard.designSpeed(), carried);
        }
        return new LineProfile(stations, elevations, stretches);
    }

    private static void pieces(TreeSet<Double> at, double from, double to, boolean split) {
        int n = split ? Math.max(1, (int) Math.ceil((to - from) / PIECE)) : 1;
        for (int i = 0; i <= n; i++) {
            at.add(from + (to - from) * i / n);
        }
    }

    /** Nodes within the line, none nearer than a millimetre to the one before. */
    private static double[] spaced(TreeSet<Double> at, double length) {
        double[] out = new double[at.size()];
        int n = 0;
        for (double s : at) {
            if (s >= 0 && s < length - 1e-3 && (n == 0 || s > out[n - 1] + 1e-3)) {
                out[n++] = s;
            }
        }
        out[n++] = length;
        return Arrays.copyOf(out, n);
    }

    /**
     * The same line the other way.
     *
     * @return the line from its end to its beginning; its distances count from there
     */
    public LineProfile reversed() {
        int n = stations.length;
        double[] s = new double[n];
        double[] z = new double[n];
        Stretch[] back = new Stretch[n - 1];
        for (int i = 0; i < n; i++) {
            s[i] = length() - stations[n - 1 - i];
            z[i] = elevations[n - 1 - i];
            if (i < n - 1) {
                back[i] = stretches[n - 2 - i];
            }
        }
        return new LineProfile(s, z, back, turned ? offset - length() : offset + length(), !turned);
    }

    /**
     * The same line with further limits.
     *
     * @param limits speed (m/s) by stretch; infinity for none
     * @return a line on which the lower of both limits holds
     */
    public LineProfile limited(double[] limits) {
        Stretch[] slower = new Stretch[stretches.length];
        for (int i = 0; i < slower.length; i++) {
            Stretch s = stretches[i];
            slower[i] = limits[i] >= s.speed() ? s : new Stretch(s.curvature(), s.cant(), limits[i], s.structure());
        }
        return new LineProfile(stations, elevations, slower, offset, turned);
    }

    /**
     * The same line without its heights: what would be driven if it were level.
     *
     * @return a level line at the elevation of this line's start
     */
    public LineProfile level() {
        double[] flat = new double[elevations.length];
        Arrays.fill(flat, elevations[0]);
        return new LineProfile(stations, flat, stretches, offset, turned);
    }

    /**
     * Station on the line as it was drawn.
     *
     * @param distance distance from where runs begin (m)
     * @return station (m): falls with distance on a line that was turned round
     */
    public double station(double distance) {
        return turned ? offset - distance : offset + distance;
    }

    /**
     * Distance from where runs begin.
     *
     * @param station station on the line as it was drawn (m)
     * @return distance (m)
     */
    public double distance(double station) {
        return turned ? offset - station : station - offset;
    }

    /**
     * Length in plan.
     *
     * @return length (m)
     */
    public double length() {
        return stations[stations.length - 1];
    }

    /**
     * Number of stretches.
     *
     * @return number, at least 1
     */
    public int size() {
        return stretches.length;
    }

    /**
     * A stretch.
     *
     * @param i 0 for the first
     * @return what holds on it
     */
    public Stretch stretch(int i) {
        return stretches[i];
    }

    /**
     * Where a node lies.
     *
     * @param i 0 to the number of stretches
     * @return distance from where runs begin (m)
     */
    public double node(int i) {
        return stations[i];
    }

    /**
     * Elevation of a node.
     *
     * @param i 0 to the number of stretches
     * @return elevation (m)
     */
    public double height(int i) {
        return elevations[i];
    }

    /**
     * Grade of a stretch.
     *
     * @param i 0 for the first
     * @return ratio, positive uphill
     */
    public double grade(int i) {
        return (elevations[i + 1] - elevations[i]) / (stations[i + 1] - stations[i]);
    }

    /**
     * Elevation at a distance.
     *
     * @param distance distance from where runs begin (m); beyond the ends the last grade goes on
     * @return elevation (m)
     */
    public double elevationAt(double distance) {
        int i = stretchAt(distance);
        return elevations[i] + grade(i) * (distance - stations[i]);
    }

    /**
     * The stretch at a distance.
     *
     * @param distance distance from where runs begin (m), clamped to the line
     * @return index; at a node the stretch after it
     */
    public int stretchAt(double distance) {
        int i = Arrays.binarySearch(stations, distance);
        return Math.max(0, Math.min(stretches.length - 1, i >= 0 ? i : -i - 2));
    }

    /**
     * A part of the line.
     *
     * @param from distance at which it begins (m)
     * @param to distance at which it ends (m)
     * @return the part, with its own distances from 0
     */
    public LineProfile part(double from, double to) {
        if (!(from >= 0) || !(to > from) || !(to <= length() + 1e-6)) {
            throw new IllegalArgumentException("no part from " + from + " to " + to + " m of a line of " + length() + " m");
        }
        int a = stretchAt(from + 1e-9);
        int b = stretchAt(to - 1e-9);
        double[] s = new double[b - a + 2];
        double[] z = new double[s.length];
        for (int i = 0; i < s.length; i++) {
            double at = i == 0 ? from : i == s.length - 1 ? to : stations[a + i];
            s[i] = at - from;
            z[i] = elevationAt(at);
        }
        return new LineProfile(s, z, Arrays.copyOfRange(stretches, a, b + 1), station(from), turned);
    }
}
