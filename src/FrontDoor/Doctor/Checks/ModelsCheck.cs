namespace Roomtone.FrontDoor.Doctor.Checks;

/// <summary>Whether the networks are there, and whole.</summary>
/// <param name="models">Each file with the fewest bytes that it can have.</param>
internal sealed class ModelsCheck(params IReadOnlyList<(string File, long Bytes)> models) : ICheck
{
    private const long DetectorBytes = 614_567;
    private const long ExpressionBytes = 100_000;

    public string Name => "models";

    public static ModelsCheck In(string root) => new(
        (Networks.In(root).Detector, DetectorBytes),
        (Networks.In(root).Expression, ExpressionBytes));

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var bad = models.Where(model => !File.Exists(model.File) || new FileInfo(model.File).Length < model.Bytes).Select(model => model.File).ToList();
        return Task.FromResult(bad.Count == 0
            ? Finding.Well("Both networks are there.")
            : Finding.Fault($"Missing or cut short: {string.Join(", ", bad)}.", "git checkout -- models"));
    }
}
