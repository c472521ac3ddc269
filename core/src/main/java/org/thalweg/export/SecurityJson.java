package org.thalweg.export;

import java.util.Map;
import org.thalweg.security.BorderDistance;
import org.thalweg.security.Hazard;
import org.thalweg.security.HazardPlan;
import org.thalweg.security.HazardStrip;
import org.thalweg.security.LineExposure;
import org.thalweg.security.LineSecurity;
import org.thalweg.security.Observers;
import org.thalweg.security.VisibilityMap;
import org.thalweg.security.Watch;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;
import org.thalweg.study.Study;
import org.thalweg.terrain.GridFrame;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The section {@code security} of {@code study.json}: lengths in metres, angles in degrees, shares from 0 to 1. */
final class SecurityJson {
    /** Distances (m) below which shares of a line are told. */
    static final double[] NEAR = {500, 1000, 2000, 5000};

    /** Places that see most, told for each line, and how far they are apart at least (m). */
    private static final int PLACES = 3;

    private static final double APART = 1000;

    private SecurityJson() {}

    static void put(ObjectNode to, Study study) {
        ArrayNode watches = to.putArray("watches");
        study.security().maps().forEach(map -> watch(watches.addObject(), map));
        figures(to.putObject("hazard_figures"), study.security().plan().hazards());
        ArrayNode lines = to.putArray("lines");
        study.alternatives().forEach(a -> {
            Map<Mode, LineSecurity> modes = study.security().lines().get(a.spec().name());
            if (modes != null) {
                modes.forEach((mode, line) -> line(lines.addObject(), a.spec().name(), mode, line, study));
            }
        });
    }

    private static void watch(ObjectNode to, VisibilityMap map) {
        Watch watch = map.observers().watch();
        to.put("border", watch.border().name());
        Json.put(to, "depth_m", watch.depth(), 3);
        Json.put(to, "spacing_m", watch.spacing(), 3);
        Json.put(to, "eye_m", watch.eye(), 3);
        Json.put(to, "target_m", watch.target(), 3);
        Json.put(to, "reach_m", watch.reach(), 3);
        Json.put(to, "refraction", watch.refraction(), 6);
        to.put("observers", map.observers().cells().length);
        to.put("places_without_ground", map.observers().withoutGround());
    }

    private static void figures(ObjectNode to, HazardPlan plan) {
        Json.put(to, "shaking_g", plan.shaking(), 6);
        Json.put(to, "friction_deg", StrictMath.toDegrees(plan.friction()), 6);
        Json.put(to, "cohesion_kpa", plan.cohesion() / 1000, 6);
        Json.put(to, "unit_weight_kn_m3", plan.unitWeight() / 1000, 6);
        Json.put(to, "thickness_m", plan.thickness(), 3);
        Json.put(to, "wetness", plan.wetness(), 6);
        Json.put(to, "flood_rise_m", plan.floodRise(), 3);
        Json.put(to, "river_reach_m", plan.riverReach(), 3);
        Json.put(to, "source_slope_deg", StrictMath.toDegrees(plan.sourceSlope()), 6);
        Json.put(to, "reach_angle_deg", StrictMath.toDegrees(plan.reachAngle()), 6);
        Json.put(to, "rock_reach_m", plan.rockReach(), 3);
    }

    private static void line(ObjectNode to, String alternative, Mode mode, LineSecurity line, Study study) {
        to.put("alternative", alternative);
        to.put("mode", mode.slug());
        ArrayNode distances = to.putArray("border_distance");
        line.distances().forEach(d -> distance(distances.addObject(), d));
        ArrayNode seen = to.putArray("exposure");
        for (int i = 0; i < line.exposures().size(); i++) {
            exposure(seen.addObject(), line.exposures().get(i), study.security().maps().get(i).frame());
        }
        ObjectNode hazards = to.putObject("hazards");
        for (Hazard hazard : Hazard.values()) {
            hazard(hazards.putObject(hazard.slug()), hazard, line.hazards());
        }
    }

    private static void distance(ObjectNode to, BorderDistance d) {
        to.put("border", d.border());
        Json.put(to, "mean_m", d.mean(), 2);
        Json.put(to, "least_m", d.distance()[d.nearest()], 2);
        Json.put(to, "least_at_m", d.station()[d.nearest()], 3);
        for (int share : new int[] {10, 50, 90}) {
            Json.put(to, "p" + share + "_m", d.quantile(share / 100.0), 2);
        }
        ObjectNode under = to.putObject("share_under");
        for (double limit : NEAR) {
            Json.put(under, Decimal.plain(limit, 0).toPlainString(), d.shareUnder(limit), 6);
        }
    }

    private static void exposure(ObjectNode to, LineExposure e, GridFrame frame) {
        Observers observers = e.observers();
        to.put("border", observers.watch().border().name());
        Json.put(to, "share_seen", e.shareSeen(), 6);
        Json.put(to, "share_seen_by_1_percent", e.shareSeenBy(0.01), 6);
        Json.put(to, "share_seen_by_10_percent", e.shareSeenBy(0.1), 6);
        Json.put(to, "mean_share_of_observers_in_reach", e.meanShare(), 6);
        ObjectNode lengths = to.putObject("seen_m");
        for (Structure structure : Structure.values()) {
            Json.put(lengths, structure.slug(), e.seenLength(structure), 2);
        }
        Json.put(to, "hidden_by_tunnels_m", e.hiddenByTunnels(), 2);
        ArrayNode places = to.putArray("seen_most_from");
        for (int o : observers.best(e.seenBy(), PLACES, APART, frame)) {
            ObjectNode place = places.addObject();
            Json.put(place, "easting_m", observers.x(frame, o), 2);
            Json.put(place, "northing_m", observers.y(frame, o), 2);
            Json.put(place, "sees_m", e.seenBy()[o], 2);
        }
    }

    private static void hazard(ObjectNode to, Hazard hazard, HazardStrip strip) {
        to.put("measure", hazard.words());
        to.put("unit", hazard.unit());
        ArrayNode shares = to.putArray("share_in_class_or_worse");
        for (int rank = 1; rank <= 4; rank++) {
            shares.add(Decimal.plain(strip.share(hazard, rank), 6));
        }
        int worst = strip.worst(hazard);
        Json.put(to, "worst", worst < 0 ? Double.NaN : strip.value().get(hazard)[worst], 4);
        Json.put(to, "worst_at_m", worst < 0 ? Double.NaN : strip.station()[worst], 3);
    }
}
