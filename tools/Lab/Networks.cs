using System.Text.Json.Nodes;

namespace Roomtone.Lab;

/// <summary>The files of the two networks.</summary>
internal sealed record Networks(string Detector, string Expression)
{
    /// <param name="root">The checkout.</param>
    public static Networks In(string root) =>
        new(Path.Combine(root, "models", "blazeface", "blazeface-256.onnx"), Path.Combine(root, "models", "expression.onnx"));

    /// <summary>The agent's section <c>Vision</c>.</summary>
    public JsonObject Settings() => new() { ["DetectorModel"] = Detector, ["ExpressionModel"] = Expression };
}
