package org.thalweg.export;

import java.util.List;
import org.thalweg.border.Direction;
import org.thalweg.operation.ClimbingLanes;
import org.thalweg.operation.FreightPlan;
import org.thalweg.operation.FreightTarget;
import org.thalweg.operation.LoopSite;
import org.thalweg.operation.Run;
import org.thalweg.operation.Service;
import org.thalweg.operation.SingleTrack;
import org.thalweg.operation.Stall;
import org.thalweg.operation.TwoLane;
import org.thalweg.study.OperationPlan;
import org.thalweg.study.Study;
import org.thalweg.study.StudyOperation;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The section {@code operation} of {@code study.json}: times in seconds, speeds in km/h, energies in kWh, masses in tonnes,
 * stations on the line as drawn.
 */
final class OperationJson {
    private static final double KWH = 3.6e6;

    private OperationJson() {}

    static void put(ObjectNode root, Study study) {
        StudyOperation operation = study.operation();
        if (operation == null) {
            return;
        }
        ObjectNode to = root.putObject("operation");
        OperationPlan plan = operation.plan();
        if (plan.track() == null) {
            to.putNull("target");
        } else {
            target(to.putObject("target"), plan.track());
        }
        ArrayNode alternatives = to.putArray("alternatives");
        for (StudyOperation.Entry entry : operation.alternatives()) {
            ObjectNode node = alternatives.addObject();
            node.put("name", entry.name());
            ArrayNode trips = node.putArray("runs");
            entry.trips().forEach(t -> trip(trips.addObject(), t));
            if (entry.track() == null) {
                node.putNull("track");
            } else {
                track(node.putObject("track"), entry.track(), plan.track());
            }
            if (entry.road() == null) {
                node.putNull("road");
            } else {
                road(node.putObject("road"), entry.road());
            }
        }
        ArrayNode journeys = to.putArray("gate_to_gate");
        operation.gateToGate(study.posts()).forEach(j -> journey(journeys.addObject(), j));
    }

    private static void target(ObjectNode to, OperationPlan.Track track) {
        FreightTarget target = track.target();
        Json.put(to, "mt_per_year", target.tonnes() / 1e6, 6);
        Json.put(to, "heavier_share", target.heavier(), 6);
        to.put("heavier_direction", target.forward() ? "forward" : "backward");
        to.put("empty_returns", target.emptyReturns() ? "all" : "balance");
        Json.put(to, "days_per_year", target.days(), 3);
        Json.put(to, "passenger_trains_per_day_and_direction", target.passengers(), 3);
        Json.put(to, "occupation_allowed", track.occupation(), 6);
    }

    private static void trip(ObjectNode to, StudyOperation.Trip t) {
        to.put("vehicle", t.sheet().id());
        to.put("kind", t.kind());
        to.put("direction", t.direction().slug());
        run(to, t.run());
        if (t.load() != null) {
            load(to, t.load());
        }
    }

    /** What a train is made of, and what it could be. */
    static void load(ObjectNode to, StudyOperation.Load load) {
        to.put("locomotives", load.locomotives());
        to.put("wagons", load.wagons());
        Json.put(to, "payload_t", load.payload(), 3);
        load.heaviest().ifPresentOrElse(n -> to.put("heaviest_wagons", n), () -> to.putNull("heaviest_wagons"));
        load.banked().ifPresentOrElse(n -> to.put("locomotives_to_pass", n), () -> to.putNull("locomotives_to_pass"));
    }

    /** The figures of a run; where the vehicle stalls, those up to there. */
    static void run(ObjectNode to, Run run) {
        Json.put(to, "mass_t", run.vehicle().mass() / 1000, 3);
        boolean through = run.stall().isEmpty();
        Json.put(to, "time_s", through ? run.duration() : Double.NaN, 2);
        Json.put(to, "mean_speed_kmh", through ? 3.6 * run.line().length() / run.duration() : Double.NaN, 3);
        Json.put(to, "least_speed_on_grades_kmh", 3.6 * run.slowest(), 2);
        Json.put(to, "energy_at_wheel_kwh", run.work().traction() / KWH, 3);
        Json.put(to, "energy_of_brakes_kwh", run.work().braking() / KWH, 3);
        Json.put(to, "energy_at_source_kwh", run.energy() / KWH, 3);
        Json.put(to, "fuel_l", run.litres(), 3);
        Json.put(to, "work_imbalance", run.work().imbalance(), 9);
        if (through) {
            to.putNull("stall");
        } else {
            stall(to.putObject("stall"), run.stall().get());
        }
    }

    private static void stall(ObjectNode to, Stall stall) {
        Json.put(to, "station_m", stall.station(), 2);
        Json.put(to, "grade", stall.grade(), 6);
        Json.put(to, "curve_resistance", stall.curve(), 6);
        Json.put(to, "effort_kn", stall.effort() / 1000, 3);
        Json.put(to, "needed_kn", stall.needed() / 1000, 3);
    }

    private static void track(ObjectNode to, FreightPlan plan, OperationPlan.Track ask) {
        ArrayNode sites = to.putArray("loop_sites_m");
        for (LoopSite site : plan.sites()) {
            ArrayNode pair = sites.addArray();
            pair.add(Decimal.plain(site.from(), 2));
            pair.add(Decimal.plain(site.to(), 2));
        }
        ArrayNode options = to.putArray("options");
        for (FreightPlan.Option o : plan.options()) {
            option(options.addObject(), o, ask);
        }
        to.put("chosen", plan.chosen());
        Json.put(to, "capacity_mt_per_year",
                plan.chosen() < 0 ? Double.NaN : plan.options().get(plan.chosen()).tonnes() / 1e6, 4);
        to.put("timetable_trains", plan.timetable().size());
        Json.put(to, "timetable_mean_wait_s",
                plan.timetable().stream().mapToDouble(p -> p.waiting()).average().orElse(Double.NaN), 1);
    }

    private static void option(ObjectNode to, FreightPlan.Option o, OperationPlan.Track ask) {
        to.put("locomotives", o.train().locomotives());
        to.put("wagons", o.train().wagons());
        Json.put(to, "payload_t", o.train().payload() / 1000, 3);
        Json.put(to, "gross_t", o.train().train(1).mass() / 1000, 3);
        Json.put(to, "length_m", o.train().length(), 2);
        ArrayNode services = to.putArray("trains_per_day_for_target");
        for (Service s : o.services()) {
            ObjectNode node = services.addObject();
            node.put("service", s.name());
            node.put("direction", (s.forward() ? Direction.FORWARD : Direction.BACKWARD).slug());
            Json.put(node, "per_day", s.perDay(), 3);
        }
        ArrayNode loops = to.putArray("loops_m");
        o.track().loops().forEach(l -> loops.add(Decimal.plain(l, 1)));
        ArrayNode sections = to.putArray("sections");
        for (SingleTrack.Section s : o.track().sections()) {
            ObjectNode node = sections.addObject();
            Json.put(node, "from_m", s.from(), 1);
            Json.put(node, "to_m", s.to(), 1);
            Json.put(node, "occupation", s.occupied() / SingleTrack.DAY, 5);
        }
        Json.put(to, "occupation", o.track().occupation(), 5);
        to.put("stops", (o.track().forwardStops() ? Direction.FORWARD : Direction.BACKWARD).slug());
        to.put("meets_target", o.meets());
        Json.put(to, "capacity_mt_per_year", o.tonnes() / 1e6, 4);
        Json.put(to, "target_over_capacity", ask.target().tonnes() / o.tonnes(), 4);
        Json.put(to, "scott_trains_per_day", SingleTrack.scott(o.longest(), ask.crossing(), 0.7), 2);
    }

    private static void road(ObjectNode to, StudyOperation.Road road) {
        TwoLane.Demand d = road.demand();
        Json.put(to, "vehicles_peak_hour", d.vehicles(), 2);
        Json.put(to, "trucks_share", d.trucks(), 4);
        Json.put(to, "no_passing_share", d.noPassing(), 4);
        Json.put(to, "demand_over_capacity", road.service().ratio(), 4);
        Json.put(to, "peak_speed_kmh", 3.6 * road.service().speed(), 2);
        Json.put(to, "time_following_share", road.service().following(), 4);
        to.put("level_of_service", String.valueOf(road.service().first()));
        to.put("level_of_service_class_2", String.valueOf(road.service().second()));
        Json.put(to, "steepest_grade", road.steepest(), 6);
        Json.put(to, "steepest_station_m", road.station(), 2);
        Json.put(to, "truck_crawl_speed_kmh", 3.6 * road.crawl(), 2);
        ArrayNode lanes = to.putArray("climbing_lanes");
        road.lanes().forEach((direction, list) -> lanes(lanes, direction, list));
    }

    private static void lanes(ArrayNode to, Direction direction, List<ClimbingLanes.Lane> lanes) {
        for (ClimbingLanes.Lane lane : lanes) {
            ObjectNode node = to.addObject();
            node.put("direction", direction.slug());
            Json.put(node, "from_m", lane.from(), 1);
            Json.put(node, "to_m", lane.to(), 1);
            Json.put(node, "truck_least_speed_kmh", 3.6 * lane.slowest(), 2);
            Json.put(node, "car_delay_s", lane.delay(), 3);
            Json.put(node, "car_hours_per_year", lane.hours(), 2);
            node.put("warranted", lane.warranted());
        }
    }

    private static void journey(ObjectNode to, StudyOperation.Journey j) {
        to.put("alternative", j.alternative());
        to.put("kind", j.kind());
        to.put("direction", j.direction().slug());
        to.put("regime", j.regime());
        Json.put(to, "running_s", j.running(), 2);
        Json.put(to, "waiting_s", j.waiting(), 2);
        Json.put(to, "control_s", j.control(), 2);
        Json.put(to, "total_s", j.total(), 2);
    }
}
