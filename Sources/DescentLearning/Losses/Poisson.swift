import DescentCatalogue

/// Minus the log likelihood of counts whose rate the network tells.
///
/// Source: torch.nn.PoissonNLLLoss; a count's target is never scaled.
package struct Poisson: Loss {
  package var takesLog = true
  package var isWhole = false

  package init() {}

  package static let task = Task.regression

  package static let card = EntryCard<Self>(
    .loss, "poisson", synonyms: ["PoissonNLLLoss", "poisson_nll_loss", "Poisson", "poisson_loss"],
    summary: "for counts: minus the log of how likely each is under the rate that the output tells",
    example: "data csv(\"visits.csv\", target=visits, types=[visits=number]); loss poisson",
    source: "torch.nn.PoissonNLLLoss",
    options: [
      .flag(
        "log", \.takesLog, synonyms: ["log_input"],
        "the output is the log of the rate; else the rate, so end the model above 0, as with softplus"),
      .flag(
        "full", \.isWhole, "with the log of the count's factorial, by Stirling; it changes no gradient"),
    ],
    page: CardPage(
      "Takes the target for a count and the output for the log of its expected value, the rate. The target "
        + "stays in its own unit, `standardize` passes it over, and predictions and metrics are rates.",
      formula: "log: loss = exp(z) - t z; else: loss = z - t ln(z + 1e-8); "
        + "full: + t ln t - t + ln(2 pi t)/2 where t > 1",
      use: "For counts of events, such as visits or defects, above all where many are 0 or 1. A count below "
        + "0 is refused.",
      differs: "nn.PoissonNLLLoss leaves the exponential of the output to you; here predictions have it."))

  package var operation: LossOperation { .poisson(takesLog ? .log : .identity, isWhole: isWhole) }
}
