using Roomtone.EdgeAgent.Bench;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Vision;

try
{
    var asked = BenchArguments.Parse(args);
    var figures = await new EdgeBench(asked, asked.Json ? Console.Error : Console.Out).MeasureAsync();
    if (asked.Json) Console.WriteLine(figures.ToJson());
    return 0;
}
catch (Exception e) when (e is ArgumentException or VisionException or CameraException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
