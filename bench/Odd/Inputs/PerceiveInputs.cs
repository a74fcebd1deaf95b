using Roomtone.EdgeAgent.Commands.Perceive;
using Roomtone.Lab;
using Roomtone.Odd.Bench.Formats;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary><c>perceive</c> on a folder of an odd photograph between two good ones: each is answered, or named with a sentence.</summary>
internal sealed class PerceiveInputs(string folder) : IInputKind
{
    static PerceiveInputs()
    {
        NameModel("DetectorModel", "models/blazeface/blazeface-256.onnx");
        NameModel("ExpressionModel", "models/expression.onnx");
    }

    private readonly string _asked = Directory.CreateDirectory(Path.Combine(folder, "asked")).FullName;

    public Task<IReadOnlyList<byte[]>> SeedsAsync() => Task.FromResult(MadeFiles.Pictures(folder));

    public byte[] Mutate(byte[] input, Random random) => FileFormats.Mutate(input, random);

    public async Task ReadAsync(byte[] input)
    {
        var good = MadeFiles.Pictures(folder)[0];
        await File.WriteAllBytesAsync(Path.Combine(_asked, "1.jpg"), good);
        await File.WriteAllBytesAsync(Path.Combine(_asked, "2.jpg"), input);
        await File.WriteAllBytesAsync(Path.Combine(_asked, "3.jpg"), good);
        using var answers = new StringWriter();
        using var errors = new StringWriter();
        var code = await new PerceiveCommand(answers, errors).ExecuteAsync(
            [.. Directory.EnumerateFiles(_asked).Order(StringComparer.Ordinal), "--json"],
            CancellationToken.None
        );
        var (answered, refused) = (Lines(answers), Lines(errors));
        if (code is not (0 or 1)) throw new InvalidOperationException($"perceive ended with {code}: {errors}");
        bool IsAnswered(string name) => answered.Any(line => line.Contains(name, StringComparison.Ordinal));
        if (!IsAnswered("1.jpg") || !IsAnswered("3.jpg"))
            throw new InvalidOperationException($"perceive did not answer the good pictures beside the odd one: {errors}");
        if (answered.Count == 2 && !refused.Any(line => line.Contains("2.jpg", StringComparison.Ordinal)))
            throw new InvalidOperationException($"perceive neither answered nor named the odd picture: {errors}");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>As the front door does, where it did not.</summary>
    private static void NameModel(string key, string path)
    {
        var variable = "ROOMTONE_Vision__" + key;
        if (Environment.GetEnvironmentVariable(variable) is null && Repository.Root is { } root)
            Environment.SetEnvironmentVariable(variable, Path.Combine(root, path));
    }

    private static List<string> Lines(StringWriter text) => [.. text.ToString().Split('\n').Where(line => line.Length > 0)];
}
