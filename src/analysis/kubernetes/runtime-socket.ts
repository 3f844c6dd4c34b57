const SOCKET = /(?:^|\/)(?:docker|dockershim|containerd|crio|podman|cri-dockerd|buildkitd)\.sock$/;
/** Folders that hold nothing much but the socket. */
const FOLDER = /^\/(?:var\/)?run\/(?:containerd|crio|podman|docker)\/?$/;

/** Whether a path of the node leads to the socket of its container runtime. */
export function isRuntimeSocket(path: string | undefined): boolean {
  return path !== undefined && (SOCKET.test(path) || FOLDER.test(path));
}
