using Roomtone.EdgeAgent.Bench.Detection;

await DetectionBench.RunAsync(args[0], args[1], Console.Out);
return 0;
