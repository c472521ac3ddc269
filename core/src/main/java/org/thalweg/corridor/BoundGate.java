package org.thalweg.corridor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.RectangleLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.territory.Gate;

/**
 * Where a gate lies on a bound's mesh. A gate that is a point is met exactly; one that is a line counts as all of the
 * boxes that it touches.
 */
final class BoundGate {
    /** How far an end of a line may lie from its gate (m). */
    private static final double SLACK = 0.1;

    private final Gate gate;
    private final GridTerrain terrain;

    BoundGate(Gate gate, GridTerrain terrain) {
        this.gate = gate;
        this.terrain = terrain;
    }

    /**
     * Where a potential starts.
     *
     * @param values the greatest values that the potential may have, 0 or more; infinite where it is free
     * @param level the potential at the gate is at most this
     */
    record Start(double[] values, double level) {}

    private boolean point() {
        return gate.place().getDimension() == 0 && gate.place().getNumPoints() == 1;
    }

    Coordinate middle() {
        return gate.place().getCentroid().getCoordinate();
    }

    private double height() {
        return gate.elevation().orElseGet(() -> terrain.heightAt(middle().x, middle().y));
    }

    /**
     * Values from which a potential may rise.
     *
     * @param mesh the mesh
     * @param guess a potential whose shape in the box of a gate that is a point is taken; null for none
     * @param sign 1, or -1 for a guess that falls towards the gate
     * @return values
     */
    Start start(BoundMesh mesh, double[] guess, double sign) {
        double[] u = new double[mesh.states()];
        Arrays.fill(u, Double.POSITIVE_INFINITY);
        double[] corners = guess == null ? null : corners(mesh);
        if (corners == null || !finite(guess, corners)) {
            for (int s : states(mesh)) {
                u[s] = 0;
            }
            return new Start(u, 0);
        }
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < corners.length; k += 2) {
            least = Math.min(least, sign * guess[(int) corners[k]]);
        }
        for (int k = 0; k < corners.length; k += 2) {
            u[(int) corners[k]] = sign * guess[(int) corners[k]] - least;
        }
        return new Start(u, at(u, corners));
    }

    /** The least that a potential is at the gate. */
    double least(BoundMesh mesh, double[] u) {
        double[] corners = corners(mesh);
        if (corners != null) {
            return at(u, corners);
        }
        double least = Double.POSITIVE_INFINITY;
        for (int s : states(mesh)) {
            least = Math.min(least, u[s]);
        }
        return least;
    }

    private static boolean finite(double[] u, double[] corners) {
        for (int k = 0; k < corners.length; k += 2) {
            if (!(Math.abs(u[(int) corners[k]]) < Double.POSITIVE_INFINITY)) {
                return false;
            }
        }
        return true;
    }

    private static double at(double[] u, double[] corners) {
        double sum = 0;
        for (int k = 0; k < corners.length; k += 2) {
            sum += corners[k + 1] > 0 ? corners[k + 1] * u[(int) corners[k]] : 0;
        }
        return sum;
    }

    /** The pieces of the gate: least and greatest easting, least and greatest northing of each. */
    static double[] extents(Gate... gates) {
        List<Envelope> all = new ArrayList<>();
        for (Gate gate : gates) {
            for (int g = 0; g < gate.place().getNumGeometries(); g++) {
                Coordinate[] line = gate.place().getGeometryN(g).getCoordinates();
                for (int k = 0; k < line.length; k++) {
                    all.add(new Envelope(line[k], line[Math.max(0, k - 1)]));
                }
            }
        }
        return all.stream()
                .flatMapToDouble(e -> Arrays.stream(new double[] {e.getMinX(), e.getMaxX(), e.getMinY(), e.getMaxY()}))
                .toArray();
    }

    /** States of all boxes that the gate touches, ascending. */
    private int[] states(BoundMesh mesh) {
        List<Integer> states = new ArrayList<>();
        for (int q = 0; q < mesh.from.length; q++) {
            if (mesh.open(q) && touches(mesh, q)) {
                double low = gate.elevation().orElse(mesh.ground.low[q]) - SLACK;
                double high = gate.elevation().orElse(mesh.ground.high[q]) + SLACK;
                for (int level = (int) Math.floor(low / mesh.rise); level <= (int) Math.ceil(high / mesh.rise); level++) {
                    for (int corner = 0; corner < 4; corner++) {
                        states.add(mesh.state(mesh.node(q, corner), level));
                    }
                }
            }
        }
        return states.stream().mapToInt(i -> i).sorted().distinct().toArray();
    }

    /**
     * The eight states of the box that holds a gate which is a point, and the weights with which they make the potential
     * there.
     *
     * @return state and weight in turn; null where the gate is no point or no open box holds it
     */
    private double[] corners(BoundMesh mesh) {
        if (!point() || !(height() == height())) {
            return null;
        }
        double z = height() / mesh.rise;
        double u = (middle().x - mesh.ground.frame.x0()) / mesh.side;
        double v = (mesh.ground.frame.y0() - middle().y) / mesh.side;
        int c = Math.max(0, Math.min(mesh.ground.across - 1, (int) Math.floor(u)));
        int r = Math.max(0, Math.min(mesh.ground.down - 1, (int) Math.floor(v)));
        int q = r * mesh.ground.across + c;
        if (!mesh.open(q)) {
            return null;
        }
        int level = (int) Math.floor(z);
        double[] result = new double[16];
        for (int k = 0; k < 8; k++) {
            int up = k >> 2;
            double x = (k & 1) == 1 ? u - c : 1 - (u - c);
            double y = (k >> 1 & 1) == 1 ? v - r : 1 - (v - r);
            result[2 * k] = mesh.state(mesh.node(q, k & 3), level + up);
            result[2 * k + 1] = x * y * (up == 1 ? z - level : 1 - (z - level));
        }
        return result;
    }

    /**
     * States and weights that make a potential at a gate on a mesh of prisms: at a point exactly; for a line all states of
     * the squares that it touches, at the heights that it may have there, in even parts.
     *
     * @return state and weight in turn; empty where no open square holds the gate
     */
    double[] weights(BoundPrisms mesh) {
        if (point() && height() == height()) {
            double u = (middle().x - mesh.ground.frame.x0()) / mesh.side;
            double v = (mesh.ground.frame.y0() - middle().y) / mesh.side;
            int c = Math.max(0, Math.min(mesh.ground.across - 1, (int) Math.floor(u)));
            int r = Math.max(0, Math.min(mesh.ground.down - 1, (int) Math.floor(v)));
            if (Arrays.binarySearch(mesh.squares, r * mesh.ground.across + c) >= 0) {
                return mesh.weights(c, r, u - c, v - r, height());
            }
        }
        int[] states = states(mesh);
        double[] result = new double[2 * states.length];
        for (int i = 0; i < states.length; i++) {
            result[2 * i] = states[i];
            result[2 * i + 1] = 1.0 / states.length;
        }
        return result;
    }

    /**
     * The range of a potential at the gate.
     *
     * @param u potential
     * @param weights what {@link #weights} gave
     * @return at a point its value twice; for a line the least and the greatest
     */
    double[] range(double[] u, double[] weights) {
        if (point() && weights.length == 8) {
            double value = at(u, weights);
            return new double[] {value, value};
        }
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int i = 0; i < weights.length; i += 2) {
            range[0] = Math.min(range[0], u[(int) weights[i]]);
            range[1] = Math.max(range[1], u[(int) weights[i]]);
        }
        return range;
    }

    private int[] states(BoundPrisms mesh) {
        List<Integer> states = new ArrayList<>();
        int k = mesh.level.length;
        for (int half = 0; half < 2 * mesh.squares.length; half++) {
            int q = mesh.squares[half >> 1];
            int first = mesh.node(half, 0);
            if (!touches(mesh.x(first), mesh.y(first), mesh.side)) {
                continue;
            }
            double low = gate.elevation().orElse(mesh.ground.low[q]) - SLACK;
            double high = gate.elevation().orElse(mesh.ground.high[q]) + SLACK;
            double a = mesh.base[first];
            double b = mesh.base[mesh.node(half, 1)];
            double c = mesh.base[mesh.node(half, 2)];
            low -= Math.max(a, Math.max(b, c));
            high -= Math.min(a, Math.min(b, c));
            for (int step = 0; step < 3; step++) {
                for (int l = 0; l < k; l++) {
                    // A level counts where the layer below it or above it holds a height of the gate.
                    if ((l == 0 || mesh.level[l - 1] <= high) && (l == k - 1 || mesh.level[l + 1] >= low)) {
                        states.add(mesh.node(half, step) * k + l);
                    }
                }
            }
        }
        return states.stream().mapToInt(i -> i).sorted().distinct().toArray();
    }

    private boolean touches(BoundMesh mesh, int q) {
        int a = mesh.node(q, 0);
        return touches(mesh.x(a), mesh.y(a), mesh.side);
    }

    private boolean touches(double west, double north, double side) {
        Envelope square = new Envelope(west, west + side, north - side, north);
        square.expandBy(SLACK);
        if (!square.intersects(gate.place().getEnvelopeInternal())) {
            return false;
        }
        RectangleLineIntersector rectangle = new RectangleLineIntersector(square);
        for (int g = 0; g < gate.place().getNumGeometries(); g++) {
            Geometry part = gate.place().getGeometryN(g);
            Coordinate[] line = part.getCoordinates();
            for (int k = 0; k < line.length; k++) {
                if (rectangle.intersects(line[Math.max(0, k - 1)], line[k])) {
                    return true;
                }
            }
        }
        return false;
    }
}
