using Microsoft.ML.OnnxRuntime;
using Roomtone.EdgeAgent.State.Files;

namespace Roomtone.EdgeAgent.Vision;

/// <summary>A network that is ready to run on one thread, which waits without spinning.</summary>
internal sealed class Network : IDisposable
{
    public const string Fix =
        "The networks come with Roomtone. In a checkout: git checkout -- models. On a box: apt-get install --reinstall roomtone-agent.";

    private const long MostBytes = 256 << 20;

    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();

    private Network(InferenceSession session) => _session = session;

    /// <summary>Facts that the file tells about itself.</summary>
    public IReadOnlyDictionary<string, string> Facts => _session.ModelMetadata.CustomMetadataMap;

    /// <exception cref="VisionException">There is no file of a network's size.</exception>
    public static void Check(string path)
    {
        try
        {
            RegularFile.Open(path, MostBytes).Dispose();
        }
        catch (FileNotFoundException e)
        {
            throw new VisionException($"The network {path} is missing. {Fix}", e);
        }
        catch (IOException e)
        {
            throw new VisionException($"The network cannot be read: {e.Message} {Fix}", e);
        }
    }

    /// <param name="path">The ONNX file.</param>
    /// <param name="shapes">The inputs and outputs that it must have, with their shapes; -1 for a free dimension.</param>
    /// <exception cref="VisionException">The file is missing, damaged or another network.</exception>
    public static Network Open(string path, params IReadOnlyList<(string Name, int[] Shape)> shapes)
    {
        Check(path);
        try
        {
            using var options = OneThread();
            var network = new Network(new InferenceSession(path, options));
            if (shapes.All(network.Has)) return network;
            network.Dispose();
        }
        catch (OnnxRuntimeException e)
        {
            throw new VisionException($"The network {path} is damaged: ONNX Runtime cannot read it. {Fix}", e);
        }

        throw new VisionException($"The file {path} holds another network than the one that belongs there. {Fix}");
    }

    public OrtIoBinding NewBinding() => _session.CreateIoBinding();

    public void Run(OrtIoBinding binding) => _session.RunWithBinding(_options, binding);

    public void Dispose()
    {
        _options.Dispose();
        _session.Dispose();
    }

    private static SessionOptions OneThread()
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            // A plan of the memory for each number of faces is kept for ever, and saves no time on one thread.
            EnableMemoryPattern = false,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }

    private bool Has((string Name, int[] Shape) wanted) =>
        (_session.InputMetadata.TryGetValue(wanted.Name, out var tensor) || _session.OutputMetadata.TryGetValue(wanted.Name, out tensor))
        && tensor.ElementType == typeof(float)
        && tensor.Dimensions.SequenceEqual(wanted.Shape);
}

/// <summary>Floats that a network reads or writes in place, run after run.</summary>
internal sealed class PinnedTensor(int length)
{
    /// <summary>Pinned, so that the native side may keep its address.</summary>
    public float[] Values { get; } = GC.AllocateArray<float>(length, pinned: true);

    /// <summary>The first values as a tensor of this shape.</summary>
    public OrtValue As(params long[] shape) => OrtValue.CreateTensorValueFromMemory(
        OrtMemoryInfo.DefaultInstance, Values.AsMemory(0, (int)shape.Aggregate(1L, (product, side) => product * side)), shape);
}

/// <summary>A network cannot be used. The message names the file and the fix.</summary>
internal sealed class VisionException(string message, Exception? inner = null) : Exception(message, inner);
