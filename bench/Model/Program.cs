using System.Globalization;
using System.Text.Json;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Vision;
using Roomtone.Model.Bench;

const string Usage = "Use: ./roomtone bench model (--data DIR | --crops DIR) [--model FILE] [--detector FILE] [--json]";

try
{
    var faces = Option("--crops") is { } crops ? await CropFolder.ReadAsync(crops)
        : Option("--data") is { } data ? await FerAtlases.TestSplitAsync(data)
        : throw new BenchException(Usage);
    var settings = new VisionSettings();
    settings = settings with
    {
        ExpressionModel = Option("--model") ?? settings.ExpressionModel,
        DetectorModel = Option("--detector") ?? settings.DetectorModel,
    };
    Print(new ModelBench(settings).Measure(faces));
    return 0;
}
catch (Exception e) when (e is BenchException or VisionException or CameraException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

string? Option(string name)
{
    var index = Array.IndexOf(args, name);
    return index >= 0 && index + 1 < args.Length ? args[index + 1] : null;
}

void Print(Figures figures)
{
    var json = JsonSerializer.SerializeToElement(
        figures,
        new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower }
    );
    if (args.Contains("--json"))
    {
        Console.WriteLine(json.GetRawText());
        return;
    }

    foreach (var figure in json.EnumerateObject().Where(figure => figure.Value.ValueKind == JsonValueKind.Number))
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure.Name,-24} {figure.Value.GetDouble():0.####}"));
}
