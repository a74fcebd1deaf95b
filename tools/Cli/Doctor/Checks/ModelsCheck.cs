
namespace Roomtone.Cli.Doctor.Checks;

/// <summary>Whether the networks are there, and whole.</summary>
/// <param name="fix">What brings them back.</param>
/// <param name="models">Each file with the fewest bytes that it can have.</param>
internal sealed class ModelsCheck(string fix, params IReadOnlyList<(string File, long Bytes)> models) : ICheck
{
    private const long DetectorBytes = 614_567;
    private const long ExpressionBytes = 100_000;

    public string Name => "models";

    public static ModelsCheck Of(string detector, string expression, string fix) => new(fix, (detector, DetectorBytes), (expression, ExpressionBytes));

    public Task<Finding> CheckAsync(CancellationToken cancellationToken)
    {
        var bad = models.Where(model => !File.Exists(model.File) || new FileInfo(model.File).Length < model.Bytes).Select(model => model.File).ToList();
        return Task.FromResult(bad.Count == 0
            ? Finding.Well("Both networks are there.")
            : Finding.Fault($"Missing or cut short: {string.Join(", ", bad)}.", fix));
    }
}
