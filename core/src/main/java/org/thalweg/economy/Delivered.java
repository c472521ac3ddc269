package org.thalweg.economy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * What a delivery option makes of an alternative: in the plain estimate, and over draws of all that is uncertain.
 *
 * @param option the option
 * @param cost construction cost with design and supervision, undiscounted
 * @param openingMonths months from decision to the last opening
 * @param economic economic figures
 * @param financial financial figures of the project's own purse
 * @param service the debt service
 * @param given what is given, not to be repaid
 * @param owners what the owners put in
 * @param risk figures over the draws, the same for every option; {@code best} and {@code ahead} compare the options of one
 *     alternative by their economic value
 */
public record Delivered(
        DeliveryOption option,
        double cost,
        double openingMonths,
        Appraisal economic,
        Appraisal financial,
        Finance.Service service,
        double given,
        double owners,
        Risk.Outcome risk) {
    /** Options are drawn less often than alternatives: there are more of them, and their spread alone is asked for. */
    static final int SHARE_OF_DRAWS = 5;

    /**
     * Appraises options.
     *
     * @param candidate the alternative
     * @param assumptions what it rests on
     * @param options the options
     * @param firm share of outturn prices by trade
     * @param plan what is uncertain; a fifth of its draws are made, at least 100
     * @return what they come to, in the same order
     */
    public static List<Delivered> of(
            Candidate candidate, Assumptions assumptions, List<DeliveryOption> options, SortedMap<Trade, Double> firm, RiskPlan plan) {
        List<Worth> worths = options.stream().map(o -> Worth.of(candidate, assumptions, o.purchase(firm))).toList();
        List<Delivered> out = new ArrayList<>();
        if (!options.isEmpty()) {
            RiskPlan fewer = new RiskPlan(Math.max(100, plan.draws() / SHARE_OF_DRAWS), plan.seed(), plan.spreads(),
                    plan.costCorrelation(), plan.scheduleCorrelation(), plan.baseline());
            List<Risk.Outcome> outcomes = Risk.run(worths, fewer).alternatives();
            for (int i = 0; i < worths.size(); i++) {
                out.add(of(options.get(i), worths.get(i), outcomes.get(i)));
            }
        }
        return out;
    }

    private static Delivered of(DeliveryOption option, Worth worth, Risk.Outcome risk) {
        double[] plain = worth.plain();
        Appraisal financial = worth.financial(plain);
        CashFlow construction = financial.streams().get(Appraisal.CONSTRUCTION);
        Finance finance = option.finance();
        double cost = worth.cost(plain);
        return new Delivered(option, cost, worth.lastOpening(plain), worth.economic(plain), financial,
                finance.service(construction, financial.net().plus(construction.times(-1))),
                cost * finance.grant(), cost * (1 - finance.grant() - finance.debt()), risk);
    }
}
