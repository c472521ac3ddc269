package org.thalweg.economy;

import java.util.SortedMap;

/**
 * What a delivery option makes of an alternative, in the plain estimate.
 *
 * @param option the option
 * @param cost construction cost with design and supervision, undiscounted
 * @param openingMonths months from decision to the last opening
 * @param economic economic figures
 * @param financial financial figures of the project's own purse
 * @param service the debt service
 * @param given what is given, not to be repaid
 * @param owners what the owners put in
 */
public record Delivered(
        DeliveryOption option,
        double cost,
        double openingMonths,
        Appraisal economic,
        Appraisal financial,
        Finance.Service service,
        double given,
        double owners) {
    /**
     * Appraises an option.
     *
     * @param candidate the alternative
     * @param assumptions what it rests on
     * @param option the option
     * @param firm share of outturn prices by trade
     * @return what it comes to
     */
    public static Delivered of(
            Candidate candidate, Assumptions assumptions, DeliveryOption option, SortedMap<Trade, Double> firm) {
        Worth worth = Worth.of(candidate, assumptions, option.purchase(firm));
        double[] plain = worth.plain();
        Appraisal financial = worth.financial(plain);
        CashFlow construction = financial.streams().get(Appraisal.CONSTRUCTION);
        Finance finance = option.finance();
        double cost = worth.cost(plain);
        return new Delivered(option, cost, worth.lastOpening(plain), worth.economic(plain), financial,
                finance.service(construction, financial.net().plus(construction.times(-1))),
                cost * finance.grant(), cost * (1 - finance.grant() - finance.debt()));
    }
}
