package org.thalweg.study;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.border.Direction;
import org.thalweg.operation.ClimbingLanes;
import org.thalweg.operation.CrawlSpeed;
import org.thalweg.operation.Descents;
import org.thalweg.operation.Formation;
import org.thalweg.operation.FreightPlan;
import org.thalweg.operation.LineProfile;
import org.thalweg.operation.RoadVehicle;
import org.thalweg.operation.Run;
import org.thalweg.operation.RunSettings;
import org.thalweg.operation.SingleTrack;
import org.thalweg.operation.TwoLane;
import org.thalweg.operation.VehicleSheet;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;

/** Runs the trains, trucks and cars of a scenario over its lines. */
final class OperationStage {
    /** Usual flat of a standard that asks for none: grade (ratio), and room beside the train (m). */
    private static final double FLAT = 0.0025;

    private static final double TURNOUTS = 400;

    /** Curves tighter than this (m) hide the road ahead, so nobody passes; nor in tunnels. */
    private static final double PASSING_RADIUS = 900;

    private final OperationPlan plan;

    private OperationStage(OperationPlan plan) {
        this.plan = plan;
    }

    /** The operation of finished alternatives; null when the scenario asks nothing about it. */
    static StudyOperation of(Scenario scenario, List<Alternative> alternatives) {
        OperationPlan plan = scenario.operation();
        return plan == null ? null : of(plan, alternatives);
    }

    /** The same for a plan that is there. */
    static StudyOperation of(OperationPlan plan, List<Alternative> alternatives) {
        OperationStage stage = new OperationStage(plan);
        // Side by side, in order: each entry depends on its own alternative only.
        return new StudyOperation(plan, alternatives.parallelStream().map(stage::entry).toList());
    }

    private StudyOperation.Entry entry(Alternative a) {
        List<StudyOperation.Trip> trips = new ArrayList<>();
        FreightPlan track = null;
        StudyOperation.Road road = null;
        if (a.lines().containsKey(Mode.RAIL)) {
            Line line = a.lines().get(Mode.RAIL);
            LineProfile profile = LineProfile.of(line.alignment(), line.standard());
            plan.trains().forEach(sheet -> trains(trips, sheet, profile));
            track = track(profile, line.standard());
        }
        if (a.lines().containsKey(Mode.ROAD)) {
            Line line = a.lines().get(Mode.ROAD);
            LineProfile profile = LineProfile.of(line.alignment(), line.standard());
            plan.vehicles().forEach(sheet -> vehicles(trips, sheet, profile));
            road = road(profile, line.standard());
        }
        return new StudyOperation.Entry(a.spec().name(), trips, track, road);
    }

    private static LineProfile along(LineProfile line, Direction direction) {
        return direction == Direction.FORWARD ? line : line.reversed();
    }

    private void trains(List<StudyOperation.Trip> to, VehicleSheet sheet, LineProfile line) {
        Formation train = sheet.formation();
        for (Direction direction : Direction.values()) {
            LineProfile way = along(line, direction);
            Run run = Run.of(train.train(1), way, RunSettings.RAIL);
            to.add(new StudyOperation.Trip(sheet, direction, run, StudyOperation.Load.of(train, run, plan.track().usable())));
        }
    }

    private static void vehicles(List<StudyOperation.Trip> to, VehicleSheet sheet, LineProfile line) {
        RoadVehicle vehicle = sheet.roadVehicle();
        for (Direction direction : Direction.values()) {
            LineProfile way = Descents.limited(vehicle, along(line, direction));
            to.add(new StudyOperation.Trip(sheet, direction, Run.of(vehicle, way, RunSettings.ROAD), null));
        }
    }

    private FreightPlan track(LineProfile line, DesignStandard standard) {
        Optional<VehicleSheet> freight = plan.train("freight-train");
        if (freight.isEmpty()) {
            return null;
        }
        OperationPlan.Track ask = plan.track();
        double room = Math.max(standard.flatLength(), ask.usable() + TURNOUTS);
        double grade = standard.flatGrade() > 0 ? standard.flatGrade() : FLAT;
        // A passenger train that stalls is told as a finding; the track is then reckoned without it.
        Optional<Formation> passenger = plan.train("passenger-train").map(VehicleSheet::formation)
                .filter(p -> Run.of(p.train(1), line, RunSettings.RAIL).stall().isEmpty()
                        && Run.of(p.train(1), line.reversed(), RunSettings.RAIL).stall().isEmpty());
        return FreightPlan.of(line, grade, new FreightPlan.Request(
                freight.get().formation(),
                passenger,
                ask.target(),
                new SingleTrack.Rules(room, ask.crossing(), ask.occupation()),
                ask.usable(),
                ask.locomotives(),
                ask.loops()));
    }

    private StudyOperation.Road road(LineProfile line, DesignStandard standard) {
        Optional<VehicleSheet> truck = plan.vehicle(VehicleSheet.Kind.TRUCK);
        Optional<VehicleSheet> car = plan.vehicle(VehicleSheet.Kind.CAR);
        if (truck.isEmpty() || car.isEmpty()) {
            return null;
        }
        RoadVehicle heavy = truck.get().roadVehicle();
        OperationPlan.Traffic t = plan.traffic();
        Map<Direction, List<ClimbingLanes.Lane>> lanes = new EnumMap<>(Direction.class);
        for (Direction direction : Direction.values()) {
            lanes.put(direction, ClimbingLanes.find(heavy, car.get().roadVehicle(), along(line, direction),
                    new ClimbingLanes.Traffic(t.cars() / 2, t.trucks() / 2, t.peakShare())));
        }
        double hidden = 0;
        double steepest = 0;
        int where = 0;
        for (int i = 0; i < line.size(); i++) {
            LineProfile.Stretch s = line.stretch(i);
            if (Math.abs(s.curvature()) > 1 / PASSING_RADIUS || s.structure() == Structure.TUNNEL) {
                hidden += line.node(i + 1) - line.node(i);
            }
            if (Math.abs(line.grade(i)) > steepest + 1e-9) {
                steepest = Math.abs(line.grade(i));
                where = i;
            }
        }
        double all = t.cars() + t.trucks();
        TwoLane.Demand demand = new TwoLane.Demand(all * t.peakShare(), all > 0 ? t.trucks() / all : 0, t.peakFactor(),
                t.heavier(), standard.designSpeed(), Math.min(1, hidden / line.length()),
                steepest > 0.03 ? TwoLane.Terrain.ROLLING : TwoLane.Terrain.LEVEL);
        double crawl = Math.min(heavy.maxSpeed(), CrawlSpeed.uphill(heavy, steepest, line.height(where)));
        return new StudyOperation.Road(demand, TwoLane.of(demand), lanes, steepest, line.station(line.node(where)), crawl);
    }
}
