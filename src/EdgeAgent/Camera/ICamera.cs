namespace Roomtone.EdgeAgent.Camera;

/// <summary>Where hardware begins: something that gives frames for as long as it is open.</summary>
internal interface ICamera
{
    /// <summary>The kind of source for people, e.g. <c>pictures</c>, <c>usb</c>, <c>file</c>.</summary>
    string Kind { get; }

    /// <summary>Starts the capture. Call it from the thread that will read: the capture dies with that thread.</summary>
    /// <param name="errors">Takes what the capture says on its standard error.</param>
    /// <exception cref="CameraException">There is nothing to capture from.</exception>
    IFrameStream Open(ErrorLines errors);
}
