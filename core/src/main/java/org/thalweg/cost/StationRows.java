package org.thalweg.cost;

import org.thalweg.alignment.Alignment;
import org.thalweg.geometry.Pose;
import org.thalweg.section.SectionQuantities;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;

/** Fills the station table of a priced line. */
final class StationRows {
    private StationRows() {}

    static StationTable of(
            Alignment alignment, LinePieces pieces, PricedSection[] sections, SectionPricer pricer, double[] cost) {
        StationTable table = empty(pieces.rows, cost);
        int span = 0;
        for (int r = 0; r < table.rows(); r++) {
            place(table, r, alignment, pricer);
            // The structure just after the station, as Alignment.structureAt finds it from the start each time.
            while (span + 1 < alignment.structures().size() && alignment.structures().get(span).to() <= table.station()[r]) {
                span++;
            }
            table.structure()[r] = alignment.structures().get(span).structure();
        }
        double area = tunnelArea(pricer.standard().platformWidth());
        for (int i = pieces.count() - 1; i >= 0; i--) {
            int r = pieces.row[i];
            SectionQuantities earth = sections[i].earth();
            double length = pieces.length(i);
            boolean tunnel = sections[i].structure() == Structure.TUNNEL;
            table.cut()[r] += (earth.cutSoil() + earth.cutRock()) * length;
            table.fill()[r] += earth.fill() * length;
            table.tunnel()[r] += tunnel ? area * pieces.length3d[i] : 0;
            table.land()[r] += sections[i].land() * length;
            // Pieces come last to first, so that the width which stays is that of the row's first piece.
            table.width()[r] = earth.width();
        }
        int last = table.rows() - 1;
        table.width()[last] = sections[sections.length - 1].earth().width();
        return table;
    }

    /**
     * Area of a tunnel's bore (m2): a half circle over the formation's width on walls half as high as it is wide, which is
     * 52 m2 for a single track of 7.6 m and 89 m2 for a road of 10 m. For volumes only; prices are by length.
     */
    private static double tunnelArea(double width) {
        return width * width * (Math.PI / 8 + 0.5);
    }

    private static void place(StationTable table, int r, Alignment alignment, SectionPricer pricer) {
        double s = table.station()[r];
        Pose pose = alignment.plan().poseAt(s);
        double curvature = alignment.plan().curvatureAt(s);
        DesignStandard standard = pricer.standard();
        double heading = pose.heading() % (2 * Math.PI);
        table.x()[r] = pose.x();
        table.y()[r] = pose.y();
        table.elevation()[r] = alignment.profile().elevationAt(s);
        table.ground()[r] = pricer.terrain().heightAt(pose.x(), pose.y());
        table.heading()[r] = heading < 0 ? heading + 2 * Math.PI : heading;
        table.curvature()[r] = curvature;
        table.grade()[r] = alignment.profile().gradeAt(s);
        table.cant()[r] = standard.superelevation(curvature)
                * (standard.mode() == Mode.RAIL ? standard.railHeadDistance() : standard.platformWidth());
        table.speed()[r] = standard.designSpeed();
    }

    private static StationTable empty(double[] rows, double[] cost) {
        int n = rows.length;
        return new StationTable(
                rows, new double[n], new double[n], new double[n], new double[n], new double[n], new double[n],
                new double[n], new double[n], new double[n], new double[n], new Structure[n], new double[n],
                new double[n], new double[n], new double[n], cost);
    }
}
