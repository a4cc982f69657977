{{- define "touchstone.name" -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}

{{- define "touchstone.labels" -}}
app.kubernetes.io/name: touchstone
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{- define "touchstone.selector" -}}
app.kubernetes.io/name: touchstone
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .role }}
{{- end -}}

{{- define "touchstone.podSecurity" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
seccompProfile: { type: RuntimeDefault }
{{- end -}}

{{- define "touchstone.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end -}}

{{- define "touchstone.image" -}}
image: {{ printf "%s:%s" .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) | quote }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
{{- end -}}

{{- define "touchstone.env" -}}
- name: DATABASE_URL
  valueFrom: { secretKeyRef: { name: {{ .Values.secrets.database }}, key: DATABASE_URL } }
- name: TEMPORAL_ADDRESS
  value: {{ .Values.temporal.address | quote }}
- name: TEMPORAL_NAMESPACE
  value: {{ .Values.temporal.namespace | quote }}
{{- if .Values.secrets.temporalTls }}
{{- with .Values.temporal.tls }}
{{- if .serverCa }}
- name: TEMPORAL_TLS_SERVER_CA_CERT_PATH
  value: /etc/touchstone/temporal/ca.pem
{{- end }}
{{- if .client }}
- name: TEMPORAL_TLS_CLIENT_CERT_PATH
  value: /etc/touchstone/temporal/client.pem
- name: TEMPORAL_TLS_CLIENT_KEY_PATH
  value: /etc/touchstone/temporal/client.key
{{- end }}
{{- if .serverName }}
- name: TEMPORAL_TLS_SERVER_NAME
  value: {{ .serverName | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- range $name, $value := .Values.config }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end -}}

{{/* A deployment of one role; api and worker differ only in what is passed. */}}
{{- define "touchstone.deployment" -}}
{{- $values := index .root.Values .role -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "touchstone.name" .root }}-{{ .role }}
  labels:
    {{- include "touchstone.labels" .root | nindent 4 }}
    app.kubernetes.io/component: {{ .role }}
spec:
  {{- if not $values.autoscaling.enabled }}
  replicas: {{ $values.replicas }}
  {{- end }}
  strategy: { type: RollingUpdate, rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } }
  selector:
    matchLabels:
      {{- include "touchstone.selector" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "touchstone.selector" . | nindent 8 }}
    spec:
      automountServiceAccountToken: false
      terminationGracePeriodSeconds: 30
      securityContext:
        {{- include "touchstone.podSecurity" . | nindent 8 }}
      {{- with .root.Values.image.pullSecrets }}
      imagePullSecrets:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              {{- include "touchstone.selector" . | nindent 14 }}
      containers:
        - name: {{ .role }}
          {{- include "touchstone.image" .root | nindent 10 }}
          args: [{{ .role }}, --connections, {{ $values.connections | quote }}]
          securityContext:
            {{- include "touchstone.containerSecurity" . | nindent 12 }}
          env:
            {{- include "touchstone.env" .root | nindent 12 }}
          {{- with .root.Values.secrets.environment }}
          envFrom:
            - secretRef: { name: {{ . }} }
          {{- end }}
          ports:
            {{- if eq .role "api" }}
            - { name: http, containerPort: 4700 }
            {{- end }}
            - { name: metrics, containerPort: 9464 }
          startupProbe: { httpGet: { path: /livez, port: metrics }, periodSeconds: 2, failureThreshold: 60 }
          livenessProbe: { httpGet: { path: /livez, port: metrics }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 }
          readinessProbe: { httpGet: { path: /readyz, port: metrics }, periodSeconds: 3, timeoutSeconds: 3 }
          {{- if eq .role "api" }}
          # A pod that ends is taken out of the endpoints while it still answers.
          lifecycle: { preStop: { sleep: { seconds: 3 } } }
          {{- end }}
          resources:
            {{- toYaml $values.resources | nindent 12 }}
          volumeMounts:
            - { name: tmp, mountPath: /tmp }
            {{- if .root.Values.secrets.temporalTls }}
            - { name: temporal-tls, mountPath: /etc/touchstone/temporal, readOnly: true }
            {{- end }}
      volumes:
        # `touchstone move` keeps what it receives in a file until it is checked.
        - { name: tmp, emptyDir: {} }
        {{- with .root.Values.secrets.temporalTls }}
        - name: temporal-tls
          secret: { secretName: {{ . }}, defaultMode: 288 }
        {{- end }}
      {{- with .root.Values.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .root.Values.tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .root.Values.affinity }}
      affinity:
        {{- toYaml . | nindent 8 }}
      {{- end }}
{{- end -}}
