package org.thalweg.export;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.cost.StationTable;
import org.thalweg.geometry.PlanElement;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A quantity over stations as the fewest points between which it is linear. Where it jumps, two points share a station:
 * the value before, then the value after.
 */
final class Breakpoints {
    private final List<double[]> points = new ArrayList<>();

    private Breakpoints() {}

    /**
     * Reduces a sampled quantity.
     *
     * @param table the sampled line
     * @param value the quantity, one per row, at a jump the value just after it
     * @param plan the plan line, whose curvature tells where values may jump
     * @param tolerance greatest error of the reduced quantity at any row
     */
    static Breakpoints of(StationTable table, double[] value, HorizontalAlignment plan, double tolerance) {
        Breakpoints out = new Breakpoints();
        double[] station = table.station();
        int joint = 1;
        List<double[]> piece = new ArrayList<>();
        for (int i = 0; i < value.length; i++) {
            while (joint < plan.elements().size() && plan.station(joint) < station[i] - 1e-6) {
                joint++;
            }
            boolean atJoint = joint < plan.elements().size() && Math.abs(plan.station(joint) - station[i]) <= 1e-6;
            if (atJoint && i > 0 && jumps(plan, joint)) {
                piece.add(new double[] {station[i], value[i - 1]});
                out.reduce(piece, tolerance);
                piece.clear();
            }
            piece.add(new double[] {station[i], value[i]});
        }
        out.reduce(piece, tolerance);
        return out;
    }

    private static boolean jumps(HorizontalAlignment plan, int joint) {
        PlanElement before = plan.elements().get(joint - 1);
        PlanElement after = plan.elements().get(joint);
        return Math.abs(before.endCurvature() - after.startCurvature()) > 1e-12;
    }

    /** Keeps the first point, then always the farthest one that a straight piece can reach within the tolerance. */
    private void reduce(List<double[]> piece, double tolerance) {
        int from = 0;
        points.add(piece.get(0));
        while (from < piece.size() - 1) {
            double[] a = piece.get(from);
            double low = Double.NEGATIVE_INFINITY;
            double high = Double.POSITIVE_INFINITY;
            int reach = from + 1;
            for (int k = from + 1; k < piece.size(); k++) {
                double[] b = piece.get(k);
                double run = Math.max(b[0] - a[0], 1e-9);
                double slope = (b[1] - a[1]) / run;
                if (slope >= low && slope <= high) {
                    reach = k;
                }
                low = Math.max(low, slope - tolerance / run);
                high = Math.min(high, slope + tolerance / run);
                if (low > high) {
                    break;
                }
            }
            points.add(piece.get(reach));
            from = reach;
        }
    }

    /** Writes the points. */
    void put(ArrayNode to, String key, int decimals) {
        for (double[] point : points) {
            ObjectNode node = to.addObject();
            Json.put(node, "station_m", point[0], 4);
            Json.put(node, key, point[1], decimals);
        }
    }
}
