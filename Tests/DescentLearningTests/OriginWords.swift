import DescentCatalogue

/// What other libraries call the options of ours.
enum OriginWords {
  /// The origin's words that are options of ours; the rest the driver does itself.
  static let words = [
    "lr": "lr", "learning_rate": "lr", "momentum": "momentum", "dampening": "dampening",
    "nesterov": "nesterov", "decay": "beta", "debias": "bias_correction", "eps": "eps", "epsilon": "eps",
    "amsgrad": "amsgrad", "alpha": "alpha", "beta": "beta", "beta_1": "beta1", "beta_2": "beta2",
    "b1": "beta1", "b2": "beta2", "centered": "centered", "eps_in_sqrt": "eps_inside", "eps_root": "eps_root",
    "lr_decay": "lr_decay", "initial_accumulator_value": "initial_accumulator",
    "initial_accumulator": "initial_accumulator", "momentum_decay": "momentum_decay", "nu": "nu",
    "rho": "rho", "rectify": "rectify", "t_alpha_beta3": "t_alpha_beta3", "lambd": "lambd", "t0": "t0",
    "final_lr": "final_lr", "gamma": "gamma", "lambda_1": "l1", "lambda_2": "l2",
    "l1_regularization_strength": "l1",
  ]

  /// Options of ours that the origin gives in one list.
  static let lists = [
    "betas": ["beta1", "beta2", "beta3"], "nus": ["nu1", "nu2"], "etas": ["eta_minus", "eta_plus"],
    "step_sizes": ["step_min", "step_max"],
  ]

  /// Files whose origin has no other decay.
  static let decoupled: Set = ["adan", "adamax_optax", "adamw_keras", "lion_optax", "nadam_optax"]

  /// What an origin does without being told, and we where we are told.
  static let implied: [String: [String: OptionValue]] = [
    "adopt": ["clip": .word("current")],
    "laprop": ["eps_root": .number(1e-15)],
    "adabound": ["eps_root": .number(1e-15)],
    "adamw_keras": ["eps_hat": .flag(true), "decay": .number(0)],
    "adam_keras": ["eps_hat": .flag(true)],
    "adam_optax": ["amsgrad": .flag(true), "amsgrad_corrected": .flag(true)],
    "nadam_keras": ["momentum_decay": .number(1)],
    "adamax_keras": ["eps_apart": .flag(true)],
    "nadam_optax": ["momentum_decay": .number(1e9)],
    "nadam_nesterov": ["momentum_decay": .number(1e9)],
    "rmsprop_optax": ["lr_inside": .flag(true)],
    "rmsprop_keras": ["lr_inside": .flag(true), "eps_inside": .flag(true)],
  ]

  /// What a rule of ours does or leaves out without being told.
  private static let fixed: [String: [String: Setting]] = [
    "nesterov": ["nesterov": .flag(true), "dampening": .number(0)],
    "rmsprop_optax": ["initial_scale": .number(0), "bias_correction": .flag(false)],
    "adam_optax": [
      "eps_root": .number(0), "bias_correction_mu": .flag(true), "bias_correction_nu": .flag(true),
    ],
    "nadam_optax": ["eps_root": .number(0), "nesterov": .flag(true)],
    "nadam_nesterov": ["eps_root": .number(0), "nesterov": .flag(true)],
    "nesterov_optax": ["nesterov": .flag(true)],
    "nesterov_keras": ["nesterov": .flag(true)],
    "grams": ["weight_decouple": .flag(true)],
    "cocob": ["weight_decay": .number(0)],
    "adabelief": ["n_sma_threshold": .number(5), "degenerated_to_sgd": .flag(true)],
    "adabelief_optax": ["nesterov": .flag(false)],
    "adopt_optax": [
      "nesterov": .flag(false), "use_clipping": .flag(true), "clip_value_fn": .word("<lambda>"),
    ],
    "adan": ["max_grad_norm": .number(0)],
    "laprop": ["centered": .flag(false)],
    "madgrad_optax": ["weight_decay": .number(0)],
    "ftrl": ["lr_power": .number(-0.5)],
    "ftrl_keras": [
      "learning_rate_power": .number(-0.5), "l2_shrinkage_regularization_strength": .number(0),
    ],
  ]

  /// Whether a setting of an origin asks for nothing but what our rule does anyway.
  static func isFixed(_ name: String, _ setting: Setting, in file: String) -> Bool {
    ["fixed_decay", "ams_bound"].contains(name) && setting == .flag(false) || fixed[file]?[name] == setting
  }
}
