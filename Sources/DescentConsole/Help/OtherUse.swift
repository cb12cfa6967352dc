import DescentCatalogue
import DescentRecipe

/// A second example for an entry of the catalogue: another use of it than the one on its card.
enum OtherUse {
  /// Statements joined by `;`; nil for an entry that nobody has written one for.
  static func example(of card: Card) -> String? {
    let name = card.name
    return switch card.kind {
    case .source: sources[name]
    case .preparation: preparations[name]
    case .model: "data sine; model mlp [_, 64, 64, _](activation=silu, init=lecun)"
    case .layer: layers[name]
    case .activation: "data digits; model { dense 32; layer_norm; \(name); dense 10 }"
    case .initializer: "data digits; model { dense 32 relu; dense(10, init=\(name)) }"
    case .loss: losses[name]
    case .metric: metric(card)
    case .optimizer: optimizers[name]
    case .schedule: schedules[name]
    case .clipping: clippings[name]
    case .penalty: penalties[name]
    case .average: averages[name]
    case .surface:
      "optimizer adam(lr=0.1); schedule cosine(to 0); minimize \(name) from (x=1, y=1) for 100 steps"
    }
  }

  /// A figure that steers what is kept.
  private static func metric(_ card: Card) -> String {
    let data = card.example.hasPrefix("data sine") ? "data sine; " : ""
    return data + "keep best by val.\(card.name)"
  }

  private static let sources = [
    "csv": "data csv(\"visits.csv\", target=price, types=[visits=number]); prepare standardize",
    "npy": "data npy(features=\"x.npy\", target=\"y.npy\"); split 60/20/20 by class; prepare standardize",
    "npz": "data npz(\"mnist.npz\", features=x_train, target=y_train); split 60/20/20; model mlp [_, 32, _]",
    "idx":
      "data idx(images=\"images-idx3-ubyte.gz\", labels=\"labels-idx1-ubyte.gz\"); split 80/10/10 in order",
    "digits": "data digits; split 60/20/20 by class; model { dense 32 relu; dropout 0.2; dense 10 }",
    "iris": "data iris; split 60/20/20 by class; prepare normalize; batch 8",
    "penguins": "data penguins; prepare impute(most_frequent), one_hot(island, sex), standardize; batch 16",
    "mnist": "data mnist; split 95/5; model { dense 256 relu; dropout 0.5; dense 10 }",
    "fashion_mnist": "data fashion_mnist; model mlp [_, 256, _](dropout=0.3)",
    "moons": "data moons(n=300, noise=0.35); split 30/70/0; model mlp [_, 128, 128, _]",
    "spirals": "data spirals(n=400, noise=0.1); model mlp [_, 32, 32, _](activation=tanh)",
    "blobs": "data blobs(n=100, spread=2); model mlp [_, _]",
    "xor": "data xor(n=400, noise=0.3); model mlp [_, 4, _](activation=tanh); loss binary_cross_entropy",
    "sine": "data sine(n=100, noise=0.3); loss huber(delta=0.5); model mlp [_, 64, _]",
  ]

  private static let preparations = [
    "standardize": "data penguins; prepare impute(median), standardize(bill_length_mm), one_hot",
    "normalize": "data sine; prepare normalize",
    "one_hot": "data penguins; prepare impute(median), one_hot(island, sex), standardize",
    "impute": "data penguins; prepare impute(mean, bill_length_mm), impute, one_hot, standardize",
  ]

  private static let layers = [
    "dense": "data digits; model { dense(64, gelu, init=lecun); dense 64 gelu; dense 10 }",
    "dropout": "data digits; model { dropout 0.1; dense 64 relu; dropout 0.5; dense 10 }",
    "layer_norm": "data digits; model { dense 64 relu; layer_norm(eps=1e-6); dense 64 relu; dense 10 }",
    "flatten": "data digits; model { flatten; layer_norm; dense 10 }",
  ]

  private static let losses = [
    "cross_entropy":
      "data penguins; prepare impute, one_hot, standardize; loss cross_entropy(class_weights=balanced)",
    "binary_cross_entropy":
      "data spirals; model mlp [2, 32, 1]; loss binary_cross_entropy; metrics accuracy, auc",
    "focal": "data penguins; prepare impute, one_hot, standardize; loss focal(class_weights=balanced)",
    "binary_focal": "data xor; model mlp [2, 8, 1]; loss binary_focal(gamma=1)",
    "hinge": "data moons; loss hinge(margin=0.5)",
    "squared_hinge": "data moons; loss squared_hinge; penalty l2(1e-4)",
    "kl_divergence": "data iris; loss kl_divergence; metrics accuracy, log_loss",
    "cosine_similarity": "data iris; loss cosine_similarity; metrics accuracy",
    "mse": "data sine(noise=0.3); loss mse; metrics rmse, r2",
    "mae": "data sine(noise=0.5); loss mae; metrics mae, median_absolute",
    "huber": "data sine(noise=0.5); loss huber; metrics mae, rmse",
    "log_cosh": "data sine(noise=0.5); loss log_cosh; keep best by val.mae",
    "quantile": "data sine(noise=0.3); loss quantile(0.1); metrics pinball(q=0.1)",
    "poisson":
      "data csv(\"visits.csv\", target=visits, types=[visits=number]); loss poisson(full=true)",
  ]

  private static let clippings = [
    "norm":
      "data digits; model mlp [64, 32, 10]; optimizer sgd(lr=0.5, momentum=0.9); clip norm(0.5, norm=max)",
    "value": "data sine; optimizer sgd(lr=0.1); clip value(0.1)",
    "block": "data digits; model { dense 64 relu; dense 64 relu; dense 10 }; clip block(1)",
    "adaptive": "data digits; model mlp [64, 32, 10]; batch 256; clip adaptive(0.02, last=true)",
  ]

  private static let penalties = [
    "l2": "data moons(n=300, noise=0.35); model mlp [_, 128, _]; penalty l2(0.01, biases=true)",
    "l1": "data digits; model mlp [64, 32, 10]; penalty l2(1e-4), l1(1e-4)",
    "orthogonal":
      "data digits; model mlp [64, 64, 64, 10](activation=tanh, init=orthogonal); penalty orthogonal(1e-3)",
  ]

  private static let averages = [
    "ema": "data digits; model mlp [64, 32, 10]; optimizer sgd(lr=0.1); average ema(0.99, warmup=true)",
    "swa":
      "data iris; optimizer sgd(lr=0.1); average swa(from=2 epochs); train 8 epochs",
  ]

  private static let schedules = [
    "constant": "schedule constant(at=10%, for 1 epoch) then constant",
    "step": "optimizer sgd(lr=0.1); schedule warmup(1 epoch) then step(0.1, every 200 steps)",
    "multistep": "optimizer sgd(lr=0.1); schedule multistep(0.2, at=[30%, 60%, 80%])",
    "exponential": "schedule exponential(0.5, every 5 epochs, staircase=true)",
    "inverse_time": "optimizer sgd(lr=0.1); schedule inverse_time(1, every 5 epochs, staircase=true)",
    "linear": "schedule linear(to 10%, over 5 epochs) then constant(at=10%)",
    "polynomial": "schedule warmup(5%) then polynomial(power=0.5, to 1%)",
    "cosine": "schedule cosine(to 10%, over 10 epochs) then constant(at=10%)",
    "cosine_restarts": "schedule cosine_restarts(5 epochs, factor=0.5)",
    "cyclic": "optimizer sgd(lr=0.1); schedule cyclic(from=1%, up=1 epoch, down=3 epochs)",
    "warmup": "optimizer adamw(lr=3e-3); schedule warmup(2 epochs, from=10%) then inverse_sqrt",
    "inverse_sqrt": "optimizer adam(lr=1e-2); schedule inverse_sqrt(warmup=5%)",
    "wsd": "optimizer adamw(lr=3e-3); schedule wsd(shape=linear, to 1%)",
    "one_cycle": "optimizer sgd(lr=0.5); schedule one_cycle(shape=linear, three_phase=true)",
    "plateau": "optimizer sgd(lr=0.1); schedule plateau(0.3, patience 2 epochs, by train.loss)",
  ]
}
